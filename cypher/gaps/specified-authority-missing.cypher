/*---
ref: GOV-07
family: boards and governance
title: A specified authority is missing
question: Which authorities with the Serious Violence Duty have no link to the partnership?
severity: critical
subject: Area
identity: [area_id, authority]
message: "{area}: {authority} (specified authority) was not found on any action of {plans}, in its words, or on a board that hears of it{note}."
why: Under the Serious Violence Duty each specified authority works on the strategy for the area.
fix: Ask the authority who answers for it, and name that post on an action or a board; if it has a part already, write it into the register.
agenda: Who speaks for this authority here?
sources: ["Police, Crime, Sentencing and Courts Act 2022, section 8 and schedule 1", Serious Violence Duty statutory guidance]
of: [specified authority of an area with a plan, specified authorities of areas with a plan]
needs: {FOR_AREA from Plan: no plan says which area it is for}
# What went before an authority of today (a clinical commissioning group, a probation trust) counts as that authority.
params:
  specified: [police, fire and rescue, probation, youth offending team, integrated care board, local authority]
picture: |
  MATCH (r:Area)<-[:FOR_AREA]-(p:Plan) WHERE r.id = $area_id RETURN p.id AS id
  UNION
  MATCH (r:Area)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE r.id = $area_id RETURN g.id AS id
  UNION
  MATCH (z:Area) WHERE z.id = $area_id RETURN z.id AS id
count: |
  MATCH (:Plan)-[:FOR_AREA]->(r:Area)
  UNWIND $specified AS authority
  WITH DISTINCT r, authority
  RETURN count(*) AS count
fires_on:
  - when: the fire service alone has no part, and another area has nobody at all
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', before_duty: false})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (:Agency {id: 'g1', name: 'Exham Police', authority: 'police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g2', name: 'Probation', authority: 'probation'})-[:ASSIGNED {role: 'informed'}]->(a), (:Agency {id: 'g5', name: 'Fire Brigade', authority: 'fire and rescue'}),
             (:Plan {id: 'p2', name: 'next plan'})-[:FOR_AREA]->(:Area {id: 'r2', name: 'Wyeham'})
    params: {specified: [police, fire and rescue, probation]}
    findings: 4
    says: "Exham: fire and rescue (specified authority) was not found on any action of our plan, in its words, or on a board that hears of it."
  - when: the plan is older than the duty
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', before_duty: true})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p)
    params: {specified: [police]}
    says: "Exham: police (specified authority) was not found on any action of our plan, in its words, or on a board that hears of it (read against today's duty: the plan is older)."
  - when: one of two plans for the area is newer, and a seat is on a board for another area
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', before_duty: true})-[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'})<-[:FOR_AREA]-(:Plan {id: 'p2', name: 'next plan'}),
             (:Agency {id: 'g1', name: 'Police', authority: 'police'})-[:SITS_ON]->(:Board {id: 'b1', name: 'Other'})
    params: {specified: [police]}
    says: "Exham: police (specified authority) was not found on any action of next plan and our plan, in its words, or on a board that hears of it."
silent_on:
  - when: each has a part, through a team, a post, a seat on a board of the area or of the plan, or the words of an action
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One', status: 'done'})-[:IN_PLAN]->(p),
             (t:Team {id: 't1', name: 'Gangs Unit'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Police', authority: 'police'}), (t)-[:ASSIGNED {role: 'named'}]->(a),
             (:Team {id: 't2', name: 'YOT', authority: 'youth offending team'})-[:ASSIGNED {role: 'informed'}]->(a),
             (:Agency {id: 'g2', name: 'Fire', authority: 'fire and rescue'})-[:SITS_ON]->(:Board {id: 'b1', name: 'Safer Exham'})-[:FOR_AREA]->(r),
             (o:Post {id: 'o1', name: 'Officer'})-[:POST_IN]->(:Agency {id: 'g3', name: 'Probation', authority: 'probation'}), (o)-[:SITS_ON]->(:Board {id: 'b2', name: 'Executive'})<-[:REPORTS_TO]-(p),
             (a)-[:MENTIONS]->(:Agency {id: 'g4', name: 'ICB', authority: 'integrated care board'}),
             (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Agency {id: 'g5', name: 'Council', authority: 'local authority'}), (x)-[:SITS_ON]->(:Board {id: 'b3', name: 'Panel'})<-[:REPORTS_TO]-(a)
  - when: a placeholder stands for it
    graph: |
      CREATE (:Placeholder {id: 'h1', name: 'local police', authority: 'police'})-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'})
    params: {specified: [police]}
  - when: no plan says for which area it is, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
---*/
MATCH (r:Area)<-[:FOR_AREA]-(p:Plan)
WITH r, collect(DISTINCT p.name) AS plans, collect(DISTINCT p.id) AS nodes,
     min(CASE WHEN coalesce(p.before_duty, false) THEN 1 ELSE 0 END) AS older
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, collect(DISTINCT g.authority) AS named
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-(h:Placeholder)
WITH r, plans, nodes, older, named, collect(DISTINCT h.authority) AS held
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:MENTIONS]->()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, named, held, collect(DISTINCT g.authority) AS mentioned
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, named, held, mentioned, collect(DISTINCT g.authority) AS seated
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)-[:REPORTS_TO]->(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, named, held, mentioned, seated, collect(DISTINCT g.authority) AS above
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:REPORTS_TO]->(b:Board)
WITH DISTINCT r, plans, nodes, older, named, held, mentioned, seated, above, b
OPTIONAL MATCH (b)<-[:SITS_ON]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IS NOT NULL
WITH r, plans, nodes, older, named, held, mentioned, seated, above, collect(DISTINCT g.authority) AS hearing
UNWIND $specified AS authority
WITH r, plans, nodes, older, named, held, mentioned, seated, above, hearing, authority
WHERE NOT authority IN named AND NOT authority IN held AND NOT authority IN mentioned AND NOT authority IN seated AND NOT authority IN above AND NOT authority IN hearing
  // "The police" in the words of an action means them, though no force is named.
  AND NOT EXISTS { MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(w:Action) WHERE toLower(w.text) CONTAINS authority }
RETURN r.id AS area_id, r.name AS area, authority, plans, nodes,
       CASE WHEN older = 0 THEN '' WHEN size(nodes) = 1 THEN ' (read against today\'s duty: the plan is older)'
            ELSE ' (read against today\'s duty: the plans are older)' END AS note
