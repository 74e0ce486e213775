/*---
ref: OUT-06
family: outcomes and themes
title: Several actions in one row
question: Which rows of the plan promise so much that they are several actions?
severity: info
subject: Action
identity: [action_id]
message: "{title}: one row that promises {deliverables} things."
why: One lead, one date and one rating cannot be true of several things.
fix: Give each its own row, lead and date.
agenda: Which of these comes first, and whose is it?
sources: ["RACI: break into more specific tasks"]
of: [open action, open actions]
params: {deliverables: 3}
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
  - when: three things
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', deliverables: 3})
    says: "1 Train staff: one row that promises 3 things."
silent_on:
  - when: two things, or nobody counted
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', deliverables: 2}), (:Action {id: 'a2', name: 'Two'})
  - when: it is done
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', deliverables: 5, status: 'done'})
  - when: more are allowed
    params: {deliverables: 6}
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', deliverables: 5})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.deliverables >= $deliverables
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.deliverables AS deliverables
