/*---
ref: OWN-07
family: ownership
title: The post that leads is vacant
question: Which open actions are led by a post that nobody holds?
severity: critical
subject: Action
identity: [action_id]
message: "{title}: nobody holds the post that leads it ({posts})."
why: A post without a holder answers for nothing, however well it is chosen.
fix: Name who answers for the action until the post is filled; if somebody holds it, write the holder on the sheet Posts.
agenda: Who answers for this until the post is filled?
sources: [RACI, Popolo holdings with dates]
of: [open action, open actions]
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
  - when: the plan says that the post is vacant
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'Head of Service (vacant)'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Post {id: 'o1', name: 'Head of Service', vacant: true})
    says: "Train staff: nobody holds the post that leads it (Head of Service)."
  - when: its last holder left yesterday, and the next one begins tomorrow
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Head of Service', vacant: false}),
             (:Person {id: 'p1', name: 'Ann Lee'})-[:HOLDS {until: date('2025-12-31')}]->(o),
             (:Person {id: 'p2', name: 'Bo Quill'})-[:HOLDS {since: date('2026-01-02')}]->(o),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'Train staff', status: 'open'})
  - when: two posts lead, and both are vacant
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (:Post {id: 'o1', name: 'Head of Service', vacant: true})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Post {id: 'o2', name: 'Analyst', vacant: true})-[:ASSIGNED {role: 'accountable'}]->(a)
    says: "Train staff: nobody holds the post that leads it (Analyst and Head of Service)."
  - when: a partner leads beside the vacant post
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (:Post {id: 'o1', name: 'Head of Service', vacant: true})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a)
  - when: nobody is given a rank, and the vacant post alone is named
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
             <-[:ASSIGNED {role: 'named'}]-(:Post {id: 'o1', name: 'Head of Service', vacant: true})
silent_on:
  - when: no paper says who holds the post, nor that it is vacant
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Post {id: 'o1', name: 'Head of Service', vacant: false})
  - when: somebody holds it for the time being
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Head of Service', vacant: true}),
             (:Person {id: 'p1', name: 'Ann Lee'})-[:HOLDS {acting: true, since: date('2026-01-01'), until: date('2026-01-01')}]->(o),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'Train staff'})
  - when: one of two who share the post is still there
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Head of Service'}),
             (:Person {id: 'p1', name: 'Ann Lee'})-[:HOLDS {until: date('2025-12-31')}]->(o),
             (:Person {id: 'p2', name: 'Bo Quill'})-[:HOLDS]->(o),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'Train staff'})
  - when: the vacant post only helps, or is named beside one who leads
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Head of Service', vacant: true}), (g:Agency {id: 'g1', name: 'Police'}),
             (a:Action {id: 'a1', name: 'Train staff'}), (b:Action {id: 'a2', name: 'Hold a panel'}),
             (o)-[:ASSIGNED {role: 'supports'}]->(a), (g)-[:ASSIGNED {role: 'accountable'}]->(a),
             (o)-[:ASSIGNED {role: 'named'}]->(b), (g)-[:ASSIGNED {role: 'accountable'}]->(b)
  - when: nobody is given a rank, and a partner is named beside the vacant post
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (:Post {id: 'o1', name: 'Head of Service', vacant: true})-[:ASSIGNED {role: 'named'}]->(a),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'named'}]->(a)
  - when: the action is done
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'done'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Post {id: 'o1', name: 'Head of Service', vacant: true})
---*/
MATCH (a:Action)<-[r:ASSIGNED]-(o:Post)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (r.role = 'accountable'
    OR r.role = 'named'
      AND NOT EXISTS { MATCH (a)<-[s:ASSIGNED]-() WHERE s.role IN ['accountable', 'responsible'] }
      AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'named'}]-(x:Agency|Team|Person|Post|Board) WHERE x.id <> o.id })
  // Where no paper speaks of holders at all, nothing is known.
  AND (coalesce(o.vacant, false) OR EXISTS { MATCH (o)<-[:HOLDS]-() })
  AND NOT EXISTS {
    MATCH (o)<-[h:HOLDS]-()
    WHERE (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
  }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       collect(DISTINCT o.name) AS posts, collect(DISTINCT o.id) AS nodes
