/*---
ref: TIME-03
family: dates and status
title: Overdue
question: Which open actions are past their date?
severity: high
subject: Action
identity: [action_id]
message: "{title}: due on {due}, and nothing says that it is done."
why: The date has passed without an answer.
fix: Report it done, or give a new date and the reason.
agenda: What has stopped it, and what is the new date?
sources: [own]
of: [open action with a date, open actions with a date]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.due IS NOT NULL
  RETURN count(a) AS count
fires_on:
  - when: the last day was yesterday
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2025-12-31')})
    says: "Train staff: due on 31 December 2025, and nothing says that it is done."
  - when: it was promised by a day and goes on after it
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2025-06-30'), ongoing: true, status: 'open'})
silent_on:
  - when: the last day is today, or to come
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2026-01-01')}), (:Action {id: 'a2', name: 'Two', due: date('2026-06-30')})
  - when: there is no date
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due_text: 'Ongoing', ongoing: true})
  - when: it is done, closed or withdrawn
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2025-01-31'), status: 'done'}),
             (:Action {id: 'a2', name: 'Two', due: date('2025-01-31'), status: 'closed'}),
             (:Action {id: 'a3', name: 'Three', due: date('2025-01-31'), status: 'withdrawn'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.due < $as_of
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.due AS due
