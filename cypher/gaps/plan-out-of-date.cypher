/*---
ref: DQ-05
family: data quality and privacy
title: Plan out of date
question: How old is what we are reading?
severity: medium
subject: Plan
identity: [plan_id]
message: "{plan} is of {version}, and the register holds no later version."
why: If the plan is old, all that is said here is old.
fix: Read the present version in, or write its date on the sheet Plans.
agenda: Is this the plan that is being worked to?
sources: [own, HSDS]
of: [plan with a date, plans with a date]
needs: {Plan with version: no plan has the date of its version}
params: {plan_days: 183}
picture: |
  MATCH (x:Plan) WHERE x.id = $plan_id RETURN x.id AS id
  UNION
  MATCH (x:Plan)-[:REPORTS_TO]->(b:Board) WHERE x.id = $plan_id RETURN b.id AS id
count: |
  MATCH (p:Plan)
  WHERE p.version IS NOT NULL
  RETURN count(p) AS count
fires_on:
  - when: a hundred and eighty-four days old
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan', version: date('2025-07-01')}), (:Plan {id: 'p2', name: 'their plan', version: date('2025-12-01')})
    says: our plan is of 1 July 2025, and the register holds no later version.
silent_on:
  - when: a hundred and eighty-three days old, of today, or to come
    graph: |
      CREATE (:Plan {id: 'p1', name: 'one', version: date('2025-07-02')}), (:Plan {id: 'p2', name: 'two', version: date('2026-01-01')}),
             (:Plan {id: 'p3', name: 'three', version: date('2026-03-01')})
  - when: one of two has no date
    graph: |
      CREATE (:Plan {id: 'p1', name: 'one'}), (:Plan {id: 'p2', name: 'two', version: date('2025-12-31')})
  - when: a longer time is allowed
    params: {plan_days: 366}
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan', version: date('2025-01-01')})
---*/
MATCH (p:Plan)
WHERE p.version < $as_of - $plan_days
RETURN p.id AS plan_id, p.name AS plan, p.version AS version
