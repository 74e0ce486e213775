/*---
ref: TIME-02
family: dates and status
title: A date that cannot be missed
question: Which open actions have words where a last day should stand?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: to be done \"{words}\", which is no day that can be missed."
why: It looks like a date, and no day is ever too late.
fix: Give the day of the next step that can be checked.
agenda: What will be done next, and by which day?
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
  - when: ongoing
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: 'Ongoing', ongoing: true, due_precision: 'recurring'})
    says: 'Train staff: to be done "Ongoing", which is no day that can be missed.'
  - when: to be confirmed
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: 'TBC', due_precision: 'none', status: 'open'})
  - when: a year without a month
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-12-31'), due_text: '2026', due_precision: 'year'})
    says: 'Train staff: to be done "2026", which is no day that can be missed.'
  - when: the register says ongoing and the cell is blank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', ongoing: true})
    says: 'Train staff: to be done "ongoing", which is no day that can be missed.'
  - when: a season of no year, some months from nobody knows when, and what goes on from a season
    findings: 3
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due_text: 'Spring', due_precision: 'season'}),
             (:Action {id: 'a2', name: 'Two', due_text: 'within 12 months', due_precision: 'relative'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (:Action {id: 'a3', name: 'Three', due_text: 'From spring 2027', due_precision: 'season', ongoing: true})
silent_on:
  - when: there is a day, a month or a quarter
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2026-06-30'), due_text: '30/6/2026', due_precision: 'day'}),
             (:Action {id: 'a2', name: 'Two', due: date('2026-06-30'), due_text: 'June 2026', due_precision: 'month'}),
             (:Action {id: 'a3', name: 'Three', due: date('2026-06-30'), due_text: 'Q1', due_precision: 'quarter'})
  - when: there is a day, and it goes on after it
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2026-06-30'), due_text: '30 June 2026; ongoing', ongoing: true, due_precision: 'day'})
  - when: the cell is blank, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due_text: '', ongoing: false, due_precision: 'none'})
  - when: it is a season of a year, or some months from the day of the plan
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due_text: 'Spring 2027', due_precision: 'season'}),
             (:Action {id: 'a2', name: 'Two', due_text: 'within 12 months', due_precision: 'relative'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan', version: date('2025-04-01')})
  - when: it is a year that is over
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2025-12-31'), due_text: '2025', due_precision: 'year'})
  - when: it is withdrawn
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due_text: 'Ongoing', ongoing: true, status: 'withdrawn'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  // A year that is over has been missed, which is another finding.
  AND (coalesce(a.due_precision, '') = 'year' AND (a.due IS NULL OR a.due >= $as_of)
    OR a.due IS NULL AND (trim(coalesce(a.due_text, '')) <> '' OR coalesce(a.ongoing, false)))
  // A season of a year, and a number of months from the day of a plan that has one, do end.
  AND (coalesce(a.ongoing, false)
    OR NOT (coalesce(a.due_precision, '') = 'season' AND a.due_text CONTAINS '20')
      AND NOT (coalesce(a.due_precision, '') = 'relative' AND EXISTS {
        MATCH (a)-[:IN_PLAN]->(p:Plan) WHERE p.version IS NOT NULL OR p.`starts` IS NOT NULL
      }))
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       CASE WHEN trim(coalesce(a.due_text, '')) <> '' THEN a.due_text
            WHEN coalesce(a.ongoing, false) THEN 'ongoing'
            ELSE 'some time that year' END AS words
