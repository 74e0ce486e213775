/*---
ref: TIME-13
family: dates and status
title: Everything lands at the year's end
question: Does the plan fall due all at once?
severity: low
subject: Plan
identity: [plan_id]
message: "{plan}: {actions} of {total} open actions ({share}%) fall due in March or in the last month of the plan."
why: The plan follows the financial year and not the work, and all that slips slips out of it.
fix: Spread the dates, with a first step for each action before the summer.
agenda: What can be done by when, apart from the end of the year?
sources: [own]
# A year without a month is a finding of its own.
of: [plan with dated actions, plans with dated actions]
params: {year_end_share: 40, year_end_from: 5, year_end_month: 3, last_month_days: 31}
picture: "MATCH (x:Plan) WHERE x.id = $plan_id RETURN x.id AS id"
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.due IS NOT NULL
  RETURN count(DISTINCT p.id) AS count
fires_on:
  - when: three of five in any March, or in the last month of the plan
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', `ends`: date('2027-09-30')}),
             (:Action {id: 'a1', name: 'One', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', due: date('2027-03-01'), due_month: 3})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'Three', due: date('2027-09-01'), due_month: 9})-[:IN_PLAN]->(p), (:Action {id: 'a4', name: 'Four', due: date('2026-09-30'), due_month: 9})-[:IN_PLAN]->(p),
             (:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p)
    says: "our plan: 3 of 5 open actions (60%) fall due in March or in the last month of the plan."
silent_on:
  - when: two of five, a year alone, and one that is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}),
             (:Action {id: 'a1', name: 'One', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'Three', due: date('2026-03-31'), due_month: 3, due_precision: 'year'})-[:IN_PLAN]->(p), (:Action {id: 'a4', name: 'Four', due: date('2026-09-30'), due_month: 9})-[:IN_PLAN]->(p),
             (:Action {id: 'a5', name: 'Five', due: date('2026-04-01'), due_month: 4})-[:IN_PLAN]->(p), (:Action {id: 'a6', name: 'Six', due: date('2026-03-31'), due_month: 3, status: 'done'})-[:IN_PLAN]->(p)
  - when: the plan has four actions only
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}),
             (:Action {id: 'a1', name: 'One', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'Three', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p), (:Action {id: 'a4', name: 'Four', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p)
  - when: the year of the partnership ends in another month
    params: {year_end_month: 12}
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}),
             (:Action {id: 'a1', name: 'One', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'Three', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p), (:Action {id: 'a4', name: 'Four', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p),
             (:Action {id: 'a5', name: 'Five', due: date('2026-03-31'), due_month: 3})-[:IN_PLAN]->(p)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH p, count(a) AS total,
     count(CASE WHEN coalesce(a.due_precision, '') <> 'year'
                 AND (a.due_month = $year_end_month OR a.due <= p.`ends` AND a.due > p.`ends` - $last_month_days)
                THEN a.id END) AS actions,
     collect(CASE WHEN coalesce(a.due_precision, '') <> 'year'
                   AND (a.due_month = $year_end_month OR a.due <= p.`ends` AND a.due > p.`ends` - $last_month_days)
                  THEN a.id END) AS nodes
WHERE total >= $year_end_from AND 100 * actions > $year_end_share * total
RETURN p.id AS plan_id, p.name AS plan, actions, total, round(100.0 * actions / total, 0) AS share, nodes
