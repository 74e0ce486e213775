/*---
ref: LOAD-04
family: load
title: Deadlines pile up
question: Whose actions fall due all at once?
severity: medium
subject: [Person, Post, Team, Agency, Board]
identity: [who_id]
message: "{who} leads {actions} open actions whose dates crowd together (first {first}, last {last}): {titles}."
why: What falls due together is late together.
fix: Move the dates of some, or give some to others, before they come.
agenda: Which of these can fall due later?
sources: [own]
# Dates that have passed are told as overdue; a year alone is no date that can pile up.
of: [lead with a date to come, leads with a date to come]
params: {pile_up: 3, pile_up_days: 30}
picture: |
  MATCH (x:Agency|Team|Person|Post|Board) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Agency|Team|Person|Post|Board)-[r:ASSIGNED]->(a:Action)
  WHERE x.id = $who_id AND r.role IN ['accountable', 'responsible', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
count: |
  MATCH (x:Person|Post|Team|Agency|Board)-[r:ASSIGNED]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND a.due >= $as_of AND coalesce(a.due_precision, '') <> 'year'
    AND r.leads
  RETURN count(DISTINCT x.id) AS count
fires_on:
  - when: three in thirty days, the first of them today
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', due: date('2026-01-01')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', due: date('2026-01-02'), status: 'open'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', label: '3 Three', due: date('2026-01-30')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a4', name: 'Four', due: date('2026-06-30')})
    says: "Ann Lee leads 3 open actions whose dates crowd together (first 1 January 2026, last 30 January 2026): 3 Three, One and Two."
  - when: two piles, told at once, and none of the one between them
    graph: |
      CREATE (x:Team {id: 't1', name: 'Youth'}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a1', name: 'A', due: date('2026-03-31')}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a2', name: 'B', due: date('2026-03-31')}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a3', name: 'C', due: date('2026-03-31')}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a4', name: 'D', due: date('2026-05-15')}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a5', name: 'E', due: date('2026-06-30')}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a6', name: 'F', due: date('2026-07-10')}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a7', name: 'G', due: date('2026-07-29')}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a8', name: 'H', due: date('2026-08-08')})
    says: "Youth leads 7 open actions whose dates crowd together (first 31 March 2026, last 8 August 2026): A, B, C, E, F, G and H."
  - when: a post and its holder lead all three; the holder is told
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS]->(o:Post {id: 'o1', name: 'Director'}),
             (a:Action {id: 'a1', name: 'One', due: date('2026-02-01')}), (b:Action {id: 'a2', name: 'Two', due: date('2026-02-02')}), (c:Action {id: 'a3', name: 'Three', due: date('2026-02-03')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (o)-[:ASSIGNED {role: 'accountable'}]->(a),
             (x)-[:ASSIGNED {role: 'accountable'}]->(b), (o)-[:ASSIGNED {role: 'accountable'}]->(b),
             (x)-[:ASSIGNED {role: 'accountable'}]->(c), (o)-[:ASSIGNED {role: 'accountable'}]->(c)
silent_on:
  - when: the third is a day too late
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', due: date('2026-06-01')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', due: date('2026-06-15')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', due: date('2026-07-01')})
  - when: one has passed, one is done, one is only supported and one has a year alone
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', due: date('2025-12-31')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', due: date('2026-01-05'), status: 'done'}),
             (x)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a3', name: 'Three', due: date('2026-01-05')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a4', name: 'Four', due: date('2026-01-05'), due_precision: 'year'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a5', name: 'Five', due: date('2026-01-05')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a6', name: 'Six', due: date('2026-01-05')})
  - when: a placeholder has them
    graph: |
      CREATE (x:Placeholder {id: 'h1', name: 'TBC'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', due: date('2026-01-05')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', due: date('2026-01-05')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', due: date('2026-01-05')})
---*/
MATCH (x:Person|Post|Team|Agency|Board)-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.due >= $as_of AND coalesce(a.due_precision, '') <> 'year'
  AND r.leads
  // A post beside the one who holds it is that person.
  AND NOT EXISTS { MATCH (x)<-[:HOLDS]-(:Person)-[h:ASSIGNED]->(a) WHERE h.leads }
WITH DISTINCT x, a
WITH x, collect(a.due) AS days
// How many fall due in the days from each date on.
UNWIND days AS begin_day
WITH DISTINCT x, days, begin_day
UNWIND days AS day
WITH x, begin_day, day
WHERE day >= begin_day AND day < begin_day + $pile_up_days
WITH x, begin_day, count(*) AS number
WHERE number >= $pile_up
WITH x, collect(begin_day) AS begin_days
MATCH (x)-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.due >= $as_of AND coalesce(a.due_precision, '') <> 'year'
  AND r.leads
  AND NOT EXISTS { MATCH (x)<-[:HOLDS]-(:Person)-[h:ASSIGNED]->(a) WHERE h.leads }
WITH DISTINCT x, a, begin_days
UNWIND begin_days AS begin_day
WITH x, a, begin_day
WHERE a.due >= begin_day AND a.due < begin_day + $pile_up_days
RETURN x.id AS who_id, x.name AS who, count(DISTINCT a.id) AS actions, min(a.due) AS first, max(a.due) AS last,
       collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes
