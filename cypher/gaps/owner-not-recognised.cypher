/*---
ref: OWN-06
family: ownership
title: Owner not recognised
question: For which open actions are we not sure who is meant?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: it is not certain who leads; ask who is meant by {names}."
why: The other rules are blind where a name was not understood.
fix: "On the sheet Actions write the lead and clear the cell Not recognised; for a doubtful name fill Decided by on the sheet Names."
agenda: Who is meant here?
sources: [own]
of: [open action, open actions]
params: {confidence: 0.75}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(a) AS count
fires_on:
  - when: a name beside a good one was not recognised
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'Police / Zed', unread: 'Zed'})
             <-[:ASSIGNED {role: 'accountable', confidence: 1.0}]-(:Agency {id: 'g1', name: 'Police'})
    says: "Train staff: it is not certain who leads; ask who is meant by Zed."
  - when: nothing at all came of the lead cell
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'see above', status: 'open'})
    says: "Train staff: it is not certain who leads; ask who is meant by see above."
  - when: a name was read with little confidence
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'CS'})
             <-[:ASSIGNED {role: 'named', confidence: 0.74, text: 'CS'}]-(:Team {id: 't1', name: 'Community Safety'})
    says: "Train staff: it is not certain who leads; ask who is meant by CS."
  - when: one name is doubtful and another was not recognised
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'CS / Zed', unread: 'Zed'})
             <-[:ASSIGNED {role: 'accountable', confidence: 0.5}]-(:Team {id: 't1', name: 'Community Safety'})
    says: "Train staff: it is not certain who leads; ask who is meant by Community Safety and Zed."
  - when: the deliverer is doubtful, and nobody is accountable
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'CS'}),
             (a)<-[:ASSIGNED {role: 'responsible', confidence: 0.2}]-(:Team {id: 't1', name: 'Community Safety'}),
             (a)<-[:ASSIGNED {role: 'named', confidence: 0.3}]-(:Team {id: 't2', name: 'Youth Offending Team'})
    says: "Train staff: it is not certain who leads; ask who is meant by Community Safety."
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
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
OPTIONAL MATCH (a)<-[r:ASSIGNED]-(x)
// Who leads is who is accountable; else who delivers; else who is named.
WHERE r.confidence < $confidence
  AND (r.leads OR r.role = 'responsible' AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'accountable'}]-() })
WITH a, r, x
WHERE x IS NOT NULL OR trim(coalesce(a.unread, '')) <> ''
  OR trim(coalesce(a.lead_text, '')) <> '' AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-() }
WITH a, collect(DISTINCT coalesce(r.text, x.name)) AS doubtful, collect(DISTINCT x.id) AS nodes
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, nodes,
       CASE WHEN trim(coalesce(a.unread, '')) <> '' THEN doubtful + [a.unread]
            WHEN size(doubtful) = 0 THEN [a.lead_text] ELSE doubtful END AS names
