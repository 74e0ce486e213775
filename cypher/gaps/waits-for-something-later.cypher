/*---
ref: TIME-10
family: dates and status
title: Waits for something that comes later
question: Which open actions wait for one that will not be there in time?
severity: high
subject: Action
identity: [action_id, other_id]
message: "{title}: waits for {other}, which is {trouble} (due: {due}; the other: {other_due})."
why: It will slip, whatever its lead does.
fix: Bring the other one forward, move this one, or take the dependency away.
agenda: Which of the two dates gives way?
sources: [own]
of: [wait of one open action for another, waits of one open action for another]
needs: {DEPENDS_ON: no action says that it depends on another}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:DEPENDS_ON]-(b:Action) WHERE a.id = $action_id RETURN b.id AS id
count: |
  MATCH (a:Action)-[:DEPENDS_ON]->(b:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.id <> b.id
  WITH DISTINCT a, b
  RETURN count(*) AS count
fires_on:
  - when: the other is due a day later
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '2 Train staff', due: date('2026-06-30')})
             -[:DEPENDS_ON]->(:Action {id: 'a2', name: 'Write the course', label: '1 Write the course', due: date('2026-07-01')})
    says: "2 Train staff: waits for 1 Write the course, which is due later (due: 30 June 2026; the other: 1 July 2026)."
  - when: the other is overdue
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'open'})
             -[:DEPENDS_ON]->(:Action {id: 'a2', name: 'Write the course', due: date('2025-12-31')})
    says: "Train staff: waits for Write the course, which is overdue (due: none; the other: 31 December 2025)."
  - when: the other is red, and stands in another plan
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})
             -[:DEPENDS_ON]->(:Action {id: 'a2', name: 'Write the course', due: date('2026-06-30'), rag: 'red'})
    says: "Train staff: waits for Write the course, which is red (due: 30 June 2026; the other: 30 June 2026)."
silent_on:
  - when: the other is due on the same day, or has no date
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', due: date('2026-06-30')})-[:DEPENDS_ON]->(:Action {id: 'a2', name: 'Two', due: date('2026-06-30'), rag: 'green'}),
             (a)-[:DEPENDS_ON]->(:Action {id: 'a3', name: 'Three'})
  - when: the other is done, closed or withdrawn
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', due: date('2026-03-31')}), (a)-[:DEPENDS_ON]->(:Action {id: 'a2', name: 'Two', due: date('2026-06-30'), status: 'done'}),
             (a)-[:DEPENDS_ON]->(:Action {id: 'a3', name: 'Three', rag: 'red', status: 'closed'}),
             (a)-[:DEPENDS_ON]->(:Action {id: 'a4', name: 'Four', due: date('2025-06-30'), status: 'withdrawn'})
  - when: it is itself done
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2026-03-31'), status: 'done'})-[:DEPENDS_ON]->(:Action {id: 'a2', name: 'Two', due: date('2026-06-30')})
  - when: nothing depends on anything, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2025-03-31')})
---*/
MATCH (a:Action)-[:DEPENDS_ON]->(b:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT coalesce(b.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.id <> b.id
  AND (b.due > a.due OR b.due < $as_of OR b.rag = 'red')
WITH DISTINCT a, b
RETURN a.id AS action_id, b.id AS other_id, coalesce(a.label, a.name) AS title, coalesce(b.label, b.name) AS other,
       a.due AS due, b.due AS other_due, [b.id] AS nodes,
       CASE WHEN b.due < $as_of THEN 'overdue' WHEN b.rag = 'red' THEN 'red' ELSE 'due later' END AS trouble
