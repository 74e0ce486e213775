/*---
ref: TIME-15
family: dates and status
title: The rating does not fit the date or the status
question: Which ratings say something else than the plan's own dates and statuses?
severity: low
subject: Action
identity: [action_id]
message: "{title}: reported {rag}; by its {by} it would be {derived}."
why: A rating that the same row contradicts is not believed, and neither are its neighbours.
fix: Correct the rating, the date or the status, whichever is wrong.
agenda: Which of the two is right?
sources: [own]
of: [rated action, rated actions]
# Derived: done is blue; due to come is green; late is amber up to some days and red from then on. A rating worse than
# the date alone is what people know and dates do not: no fault. Late and green is a finding of its own.
params: {amber_days: 31}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE trim(coalesce(a.rag, '')) <> '' AND NOT coalesce(a.status, 'open') = 'withdrawn'
  RETURN count(a) AS count
fires_on:
  - when: it is later than amber allows
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', due: date('2025-11-30'), rag: 'amber'})
    says: "1 Train staff: reported amber; by its date it would be red."
  - when: it is done and red
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-11-30'), rag: 'red', status: 'done'})
    says: "Train staff: reported red; by its status it would be blue."
  - when: it is blue, its status says open, and its date is to come
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-01-01'), rag: 'blue', status: 'open'})
    says: "Train staff: reported blue; by its date it would be green."
silent_on:
  - when: it is late by as many days as amber allows
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2025-12-01'), rag: 'amber'})
  - when: it is late and green, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2025-11-30'), rag: 'green'}), (:Action {id: 'a2', name: 'Two', due: date('2025-11-30'), rag: 'blue', status: 'open'})
  - when: it is rated worse than its date, or rated without one
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2026-06-30'), rag: 'red'}), (:Action {id: 'a2', name: 'Two', due: date('2026-06-30'), rag: 'amber'}),
             (:Action {id: 'a3', name: 'Three', rag: 'green'}), (:Action {id: 'a4', name: 'Four', due: date('2025-06-30')})
  - when: it is done and green, as some keys have it, or blue and no status is given
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'green', status: 'done'}), (:Action {id: 'a2', name: 'Two', rag: 'blue', status: 'done'}),
             (:Action {id: 'a3', name: 'Three', rag: 'blue', due: date('2026-06-30')}), (:Action {id: 'a4', name: 'Four', rag: 'red', status: 'withdrawn'}),
             (:Action {id: 'a5', name: 'Five', rag: 'red', status: 'closed'})
---*/
MATCH (a:Action)
WHERE a.status = 'done' AND a.rag IN ['red', 'amber']
  OR coalesce(a.status, 'open') = 'open' AND a.rag = 'amber' AND a.due < $as_of - $amber_days
  OR a.status = 'open' AND a.rag = 'blue' AND a.due >= $as_of
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.rag AS rag,
       CASE WHEN a.status = 'done' THEN 'status' ELSE 'date' END AS by,
       CASE WHEN a.status = 'done' THEN 'blue' WHEN a.rag = 'amber' THEN 'red' ELSE 'green' END AS derived
