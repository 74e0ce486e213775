/*---
ref: OUT-01
family: outcomes and themes
title: No desired outcome
question: Which open actions do not say what will be different?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: no desired outcome."
why: Nobody will know whether it worked.
fix: Write one sentence on what will be different, with a figure if there is one.
agenda: How shall we know that this worked?
sources: [own]
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
  - when: there is none
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '3 Train staff'})
    says: "3 Train staff: no desired outcome."
  - when: the cell is blank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', outcome: ' ', status: 'open'})
silent_on:
  - when: there is one
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', outcome: 'Every school is trained'})
  - when: it is closed
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'closed'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND trim(coalesce(a.outcome, '')) = ''
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
