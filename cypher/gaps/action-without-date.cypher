/*---
ref: TIME-01
family: dates and status
title: No delivery date
question: Which open actions have no date?
severity: high
subject: Action
identity: [action_id]
message: "{title}: no delivery date."
why: What has no date cannot be late, so it never is.
fix: Give it the last day by which it is done.
agenda: By when will this be done?
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
  - when: there is nothing
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
    says: "Train staff: no delivery date."
  - when: the cell is blank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: '  ', ongoing: false, due_precision: 'none', status: 'open'})
silent_on:
  - when: there is a date
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30'), due_text: 'June 2026', due_precision: 'month'})
  - when: a person wrote a date into the register
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})
  - when: the cell says ongoing, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: 'Ongoing', ongoing: true}),
             (:Action {id: 'a2', name: 'Hold a panel', ongoing: true})
  - when: the cell has words that are no date, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: 'TBC'})
  - when: it is done
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'done'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.due IS NULL
  AND trim(coalesce(a.due_text, '')) = ''
  AND NOT coalesce(a.ongoing, false)
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
