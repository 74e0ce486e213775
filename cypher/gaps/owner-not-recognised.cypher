/*---
ref: OWN-06
family: ownership
title: Owner not recognised
question: Of which names of leads are we not sure who is meant?
severity: medium
subject: [Agency, Team, Person, Post, Board, Placeholder, Plan, Action]
identity: [about_id, words]
message: "It is not certain who is meant by {names}, named as lead of {titles}."
why: The other rules are blind where a name was not understood.
fix: "On the sheet Actions write the lead and clear the cell Not recognised; for a doubtful name fill Decided by on the sheet Names."
agenda: Who is meant here?
sources: [own]
of: [name of a lead, names of leads]
params: {confidence: 0.75}
# A doubtful name is one question, however many actions it leads.
picture: |
  MATCH (x:Agency|Team|Person|Post|Board|Placeholder|Plan|Action) WHERE x.id = $about_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME]->(x:Plan|Theme) WHERE a.id = $about_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND (trim(coalesce(a.unread, '')) <> '' OR trim(coalesce(a.lead_text, '')) <> '' AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-() })
  WITH count(a) AS unread
  OPTIONAL MATCH (x)-[r:ASSIGNED]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND (r.leads OR r.role = 'responsible')
  RETURN min(unread) + count(DISTINCT x.id) AS count
fires_on:
  - when: a name beside a good one was not recognised
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'Police / Zed', unread: 'Zed'})
             <-[:ASSIGNED {role: 'accountable', confidence: 1.0}]-(:Agency {id: 'g1', name: 'Police'})
    says: "It is not certain who is meant by Zed, named as lead of Train staff."
  - when: nothing at all came of the lead cell
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'see above', status: 'open'})
    says: "It is not certain who is meant by see above, named as lead of Train staff."
  - when: a name was read with little confidence
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'CS'})
             <-[:ASSIGNED {role: 'named', confidence: 0.74, text: 'CS'}]-(:Team {id: 't1', name: 'Community Safety'})
    says: "It is not certain who is meant by CS, named as lead of Train staff."
  - when: one name is doubtful and another was not recognised
    findings: 2
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'CS / Zed', unread: 'Zed'})
             <-[:ASSIGNED {role: 'accountable', confidence: 0.5}]-(:Team {id: 't1', name: 'Community Safety'})
  - when: the deliverer is doubtful, and nobody is accountable
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'CS'}),
             (a)<-[:ASSIGNED {role: 'responsible', confidence: 0.2}]-(:Team {id: 't1', name: 'Community Safety'}),
             (a)<-[:ASSIGNED {role: 'named', confidence: 0.3}]-(:Team {id: 't2', name: 'Youth Offending Team'})
    says: "It is not certain who is meant by Community Safety, named as lead of Train staff."
  - when: one doubtful name, or one that was not recognised, stands on several actions
    findings: 2
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'One', label: '1 One', lead_text: 'QX'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two', label: '2 Two', lead_text: 'QX / Zed', unread: 'Zed'})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'Three', label: '3 Three', lead_text: 'Zed', unread: 'Zed'})-[:IN_PLAN]->(p),
             (x:Agency {id: 'g1', name: 'QX'})-[:ASSIGNED {role: 'accountable', confidence: 0.3, text: 'QX'}]->(a), (x)-[:ASSIGNED {role: 'accountable', confidence: 0.3, text: 'QX'}]->(b)
    says: It is not certain who is meant by QX, named as lead of 1 One and 2 Two.
  - when: a name that two plans hold was not recognised in either, for each may mean another
    findings: 2
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', unread: 'Zed'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a2', name: 'Two', unread: 'Zed'})-[:IN_PLAN]->(:Plan {id: 'p2', name: 'next plan'})
silent_on:
  - when: the confidence is enough, or not said
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'CS, YOT'}),
             (a)<-[:ASSIGNED {role: 'accountable', confidence: 0.75}]-(:Team {id: 't1', name: 'Community Safety'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Team {id: 't2', name: 'Youth Offending Team'})
  - when: nobody leads, which is another finding, and the doubtful one only helps
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'CS'}),
             (a)<-[:ASSIGNED {role: 'supports', confidence: 0.2}]-(:Team {id: 't1', name: 'Community Safety'})
  - when: the lead is sure, and those who deliver, help or are told are doubtful
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'Police'}),
             (a)<-[:ASSIGNED {role: 'accountable', confidence: 0.9}]-(:Agency {id: 'g1', name: 'Police'}),
             (a)<-[:ASSIGNED {role: 'responsible', confidence: 0.2}]-(:Team {id: 't1', name: 'One'}),
             (a)<-[:ASSIGNED {role: 'named', confidence: 0.2}]-(:Team {id: 't2', name: 'Two'}),
             (a)<-[:ASSIGNED {role: 'supports', confidence: 0.2}]-(:Team {id: 't3', name: 'Three'}),
             (a)<-[:ASSIGNED {role: 'consulted', confidence: 0.2}]-(:Team {id: 't4', name: 'Four'}),
             (a)<-[:ASSIGNED {role: 'informed', confidence: 0.2}]-(:Team {id: 't5', name: 'Five'})
  - when: the lead cell is blank, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: '', unread: ' '})
  - when: it is closed
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', unread: 'Zed', status: 'closed'})
---*/
// One who leads: who is accountable; else who delivers; else who is named.
MATCH (x:Agency|Team|Person|Post|Board|Placeholder)-[r:ASSIGNED]->(a:Action)
WHERE r.confidence < $confidence
  AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (r.leads OR r.role = 'responsible' AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'accountable'}]-() })
RETURN x.id AS about_id, '' AS words, collect(DISTINCT coalesce(r.text, x.name)) AS names,
       collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes

UNION ALL

// A name of which nothing came; the same words in another cell of the plan are the same name.
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (trim(coalesce(a.unread, '')) <> '' OR trim(coalesce(a.lead_text, '')) <> '' AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-() })
OPTIONAL MATCH (a)-[:IN_PLAN]->(p:Plan)
WITH a, coalesce(min(p.id), a.id) AS about_id, CASE WHEN trim(coalesce(a.unread, '')) <> '' THEN a.unread ELSE a.lead_text END AS words
RETURN about_id, words, collect(DISTINCT words) AS names,
       collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes
