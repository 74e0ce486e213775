/*---
ref: GOV-01
family: boards and governance
title: No route to a board
question: Of which open actions does no board hear?
severity: high
subject: [Action, Plan]
identity: [about_id]
message: "{title}: {says}."
why: Nobody hears how it goes.
fix: Say on which board's agenda it comes, or to which board the whole plan reports.
agenda: Which board should hear of this action?
sources: [LGA]
of: [open action, open actions]
needs: {Board: the register lists no boards}
# A plan that says nowhere what any board hears of has one gap, and so one finding, which counts for its open actions.
picture: |
  MATCH (x:Action|Plan) WHERE x.id = $about_id RETURN x.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $about_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $about_id RETURN x.id AS id
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
  - when: nothing of a plan reports anywhere, which is told once, of the plan
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'}), (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Hold a panel'})-[:IN_PLAN]->(p),
             (b)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Meet'})-[:IN_PLAN]->(p)
    says: "our plan: neither it nor any of its actions reports to a board."
  - when: only one action of the plan reports
    findings: 2
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (a:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p), (a)-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'})
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
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT EXISTS { MATCH (p)-[:REPORTS_TO]->(:Board) }
WITH p, count(CASE WHEN EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) } THEN 1 END) AS heard,
     count(CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } THEN 1 END) AS counted,
     collect(DISTINCT CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } THEN a.id END) AS nodes
WHERE heard = 0 AND counted > 1
RETURN p.id AS about_id, p.name AS title, 'neither it nor any of its actions reports to a board' AS says, counted, nodes

UNION ALL

// Of a plan of which some action is heard, or which has no other.
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT EXISTS { MATCH (p)-[:REPORTS_TO]->(:Board) }
WITH p, count(CASE WHEN EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) } THEN 1 END) AS heard,
     count(CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } THEN 1 END) AS actions
WHERE heard > 0 OR actions = 1
MATCH (p)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
RETURN a.id AS about_id, coalesce(a.label, a.name) AS title, 'reports to no board, and neither does its plan' AS says, 1 AS counted, collect(DISTINCT a.id) AS nodes

UNION ALL

// Of no plan.
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) } AND NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan) }
RETURN a.id AS about_id, coalesce(a.label, a.name) AS title, 'reports to no board' AS says, 1 AS counted, [a.id] AS nodes
