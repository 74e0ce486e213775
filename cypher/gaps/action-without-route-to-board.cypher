/*---
ref: GOV-01
family: boards and governance
title: No route to a board
question: Of which open actions does no board hear?
severity: high
subject: Action
identity: [action_id]
message: "{title}: reports to no board, and neither does its plan."
why: Nobody hears how it goes.
fix: Say on which board's agenda it comes, or to which board the whole plan reports.
agenda: Which board should hear of this action?
sources: [LGA]
of: [open action, open actions]
needs: {Board: the register lists no boards}
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
  - when: neither the action nor its plan reports anywhere
    graph: |
      CREATE (:Board {id: 'b1', name: 'Safer Exham'}),
             (:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
    says: "Train staff: reports to no board, and neither does its plan."
  - when: a board is only mentioned
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'open'})-[:MENTIONS]->(:Board {id: 'b1', name: 'Safer Exham'})
silent_on:
  - when: the action reports
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'})
  - when: the plan reports
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
             -[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'})
  - when: a board has a part in it
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})<-[:ASSIGNED {role: 'accountable'}]-(:Board {id: 'b1', name: 'Safer Exham'})
  - when: it is done
    graph: |
      CREATE (:Board {id: 'b1', name: 'Safer Exham'}), (:Action {id: 'a1', name: 'Train staff', status: 'done'})
  - when: no boards are listed, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
