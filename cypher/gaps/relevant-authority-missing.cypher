/*---
ref: GOV-09
family: boards and governance
title: A relevant authority is not linked
question: Are schools and colleges, prisons and youth custody of the area in the plan?
severity: medium
subject: Area
identity: [area_id, authority]
message: "{area}: {authority} (relevant authority) was not found on any action of {plans}, in its words, or on a board that hears of it{note}."
why: They are to be consulted on the strategy and to co-operate, and know the young people whom it is about.
fix: Ask who speaks for them, and name that post on an action or a board.
agenda: Who speaks for schools, colleges and custody here?
sources: ["Police, Crime, Sentencing and Courts Act 2022, sections 8, 12 and 15 and schedule 2", Serious Violence Duty statutory guidance]
of: [relevant authority of an area with a plan, relevant authorities of areas with a plan]
needs: {FOR_AREA from Plan: no plan says which area it is for}
# Every area has schools. A prison or a place of youth custody counts where the register lists one that serves the area.
params:
  relevant: [education, prison, youth custody]
  everywhere: [education]
picture: |
  MATCH (r:Area)<-[:FOR_AREA]-(p:Plan) WHERE r.id = $area_id RETURN p.id AS id
  UNION
  MATCH (r:Area)<-[:SERVES]-(g:Agency) WHERE r.id = $area_id AND g.authority = $authority RETURN g.id AS id
  UNION
  MATCH (z:Area) WHERE z.id = $area_id RETURN z.id AS id
count: |
  MATCH (:Plan)-[:FOR_AREA]->(r:Area)
  OPTIONAL MATCH (r)<-[:SERVES]-(g:Agency)
  WITH r, collect(DISTINCT g.authority) AS listed
  UNWIND $relevant AS authority
  WITH r, listed, authority
  WHERE authority IN listed OR authority IN $everywhere
  RETURN count(*) AS count
fires_on:
  - when: no school or college has a part
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p)
    says: "Exham: education (relevant authority) was not found on any action of our plan, in its words, or on a board that hears of it."
  - when: the prison that serves the area has none, in a plan older than the duty
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', before_duty: true})-[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (:Placeholder {id: 'h1', name: 'schools', authority: 'education'})-[:ASSIGNED {role: 'named'}]->(a), (:Agency {id: 'g1', name: 'HMP Exham', authority: 'prison'})-[:SERVES]->(r)
    says: "Exham: prison (relevant authority) was not found on any action of our plan, in its words, or on a board that hears of it (read against today's duty)."
silent_on:
  - when: a school is mentioned, and the prison sits on a board of the area
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (a)-[:MENTIONS]->(:Agency {id: 'g2', name: 'Exham College', authority: 'education'}),
             (g:Agency {id: 'g1', name: 'HMP Exham', authority: 'prison'})-[:SERVES]->(r), (g)-[:SITS_ON]->(:Board {id: 'b1', name: 'Safer Exham'})-[:FOR_AREA]->(r)
  - when: the prison serves another area
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (:Team {id: 't1', name: 'PRU', authority: 'education'})-[:ASSIGNED {role: 'consulted'}]->(a),
             (:Agency {id: 'g1', name: 'HMP Wye', authority: 'prison'})-[:SERVES]->(:Area {id: 'r2', name: 'Wyeham'})
  - when: no plan says for which area it is, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
---*/
MATCH (r:Area)<-[:FOR_AREA]-(p:Plan)
WITH r, collect(DISTINCT p.name) AS plans, collect(DISTINCT p.id) AS nodes,
     min(CASE WHEN coalesce(p.before_duty, false) THEN 1 ELSE 0 END) AS older
OPTIONAL MATCH (r)<-[:SERVES]-(g:Agency)
WITH r, plans, nodes, older, collect(DISTINCT g.authority) AS listed
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, listed, collect(DISTINCT g.authority) AS named
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-(h:Placeholder)
WITH r, plans, nodes, older, listed, named, collect(DISTINCT h.authority) AS held
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:MENTIONS]->()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, listed, named, held, collect(DISTINCT g.authority) AS mentioned
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, listed, named, held, mentioned, collect(DISTINCT g.authority) AS seated
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)-[:REPORTS_TO]->(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, listed, named, held, mentioned, seated, collect(DISTINCT g.authority) AS above
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:REPORTS_TO]->(b:Board)
WITH DISTINCT r, plans, nodes, older, listed, named, held, mentioned, seated, above, b
OPTIONAL MATCH (b)<-[:SITS_ON]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, listed, named, held, mentioned, seated, above, collect(DISTINCT g.authority) AS hearing
UNWIND $relevant AS authority
WITH r, plans, nodes, older, listed, named, held, mentioned, seated, above, hearing, authority
WHERE (authority IN listed OR authority IN $everywhere)
  AND NOT authority IN named AND NOT authority IN held AND NOT authority IN mentioned AND NOT authority IN seated AND NOT authority IN above AND NOT authority IN hearing
RETURN r.id AS area_id, r.name AS area, authority, plans, nodes,
       CASE WHEN older = 1 THEN ' (read against today\'s duty)' ELSE '' END AS note
