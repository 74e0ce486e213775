/*---
ref: TIME-04
family: dates and status
title: Overdue but green
question: Which open actions are past their date and rated as if all were well?
severity: critical
subject: Action
identity: [action_id]
message: "{title}: due on {due}, not reported as done, and rated {rag}."
why: Once one late action is green, no rating in the plan is believed.
fix: Rate it by the key of the plan, report it done, or agree a new date.
agenda: Is this late, or is the rating right?
sources: [own]
of: [open action with a date and a rating, open actions with a date and a rating]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND a.due IS NOT NULL AND trim(coalesce(a.rag, '')) <> ''
  RETURN count(a) AS count
fires_on:
  - when: the last day was yesterday and it is green
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', due: date('2025-12-31'), rag: 'green'})
    says: "1 Train staff: due on 31 December 2025, not reported as done, and rated green."
  - when: it is blue, and its status says open
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2025-06-30'), rag: 'blue', status: 'open'})
silent_on:
  - when: it is amber, red or not rated
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2025-12-31'), rag: 'amber'}), (:Action {id: 'a2', name: 'Two', due: date('2025-12-31'), rag: 'red'}),
             (:Action {id: 'a3', name: 'Three', due: date('2025-12-31')})
  - when: the last day is today, or there is none
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2026-01-01'), rag: 'green'}), (:Action {id: 'a2', name: 'Two', rag: 'green', ongoing: true})
  - when: it is done, closed or withdrawn
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2025-12-31'), rag: 'green', status: 'done'}),
             (:Action {id: 'a2', name: 'Two', due: date('2025-12-31'), rag: 'blue', status: 'closed'}),
             (:Action {id: 'a3', name: 'Three', due: date('2025-12-31'), rag: 'green', status: 'withdrawn'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.due < $as_of AND a.rag IN ['green', 'blue']
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.due AS due, a.rag AS rag
