/*---
ref: GOV-11
family: boards and governance
title: No voluntary or community sector
question: Which plans leave voluntary and community organisations out?
severity: medium
subject: Plan
identity: [plan_id]
message: "{plan}: of the {parties} organisations, teams and people named on its actions, none is known to be of the voluntary or community sector (sector not known: {unknown})."
why: They reach people whom statutory services do not, and guidance asks for work with them.
fix: Ask who works with young people and families here, and agree one action with them; if one has a part, mark its sector in the register.
agenda: Which voluntary organisations should be in this plan?
sources: [Serious Violence Duty statutory guidance]
of: [plan whose parties' sectors are known, plans whose parties' sectors are known]
# Judged is a plan of whose parties (organisations, teams, posts and people named on actions) most belong to an organisation of a known sector.
needs:
  ? >-
    MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
    WHERE NOT coalesce(a.status, 'open') = 'gone'
    WITH p, a
    MATCH (a)<-[:ASSIGNED]-(x:Agency|Team|Person|Post)
    WITH DISTINCT p, x
    WITH p, count(x) AS parties,
    count(CASE WHEN EXISTS { MATCH (x)-[:ACTS_FOR]->(g:Agency) WHERE trim(coalesce(g.sector, '')) <> '' } THEN 1 END) AS known
    WHERE 100 * known >= $known_share * parties
    RETURN count(p) AS count
  : the register does not say for which organisation, or in which sector, most of those work who are named on actions
params:
  known_share: 75
  voluntary: [voluntary, community, charity, voluntary and community]
picture: |
  MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE p.id = $plan_id RETURN DISTINCT g.id AS id
  UNION
  MATCH (z:Plan) WHERE z.id = $plan_id RETURN z.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') = 'gone'
  WITH p, a
  MATCH (a)<-[:ASSIGNED]-(x:Agency|Team|Person|Post)
  WITH DISTINCT p, x
  WITH p, count(x) AS parties,
       count(CASE WHEN EXISTS { MATCH (x)-[:ACTS_FOR]->(g:Agency) WHERE trim(coalesce(g.sector, '')) <> '' } THEN 1 END) AS known
  WHERE 100 * known >= $known_share * parties
  RETURN count(p) AS count
fires_on:
  - when: police alone act, and a charity is only mentioned
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (a)-[:MENTIONS]->(:Agency {id: 'g2', name: 'Youth Charity', sector: 'voluntary'})
    says: "our plan: of the 1 organisations, teams and people named on its actions, none is known to be of the voluntary or community sector (sector not known: none)."
  - when: one in four is of no known sector
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g2', name: 'Health', sector: 'health'})-[:ASSIGNED {role: 'supports'}]->(a), (:Agency {id: 'g3', name: 'Safe Futures'})-[:ASSIGNED {role: 'supports'}]->(a),
             (:Agency {id: 'g4', name: 'Council', sector: 'council'})-[:ASSIGNED {role: 'supports'}]->(a)
    says: "our plan: of the 4 organisations, teams and people named on its actions, none is known to be of the voluntary or community sector (sector not known: Safe Futures)."
  - when: the charity is in another plan, or its action is gone from this one
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})-[:ASSIGNED]->(a),
             (:Plan {id: 'p2', name: 'next plan'})<-[:IN_PLAN]-(:Action {id: 'a2', name: 'Two'})<-[:ASSIGNED {role: 'supports'}]-(g:Agency {id: 'g2', name: 'Youth Charity', sector: 'Voluntary'}),
             (g)-[:ASSIGNED]->(:Action {id: 'a3', name: 'Three', status: 'gone'})-[:IN_PLAN]->(p)
silent_on:
  - when: a person of a charity is informed
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(:Action {id: 'a1', name: 'One', status: 'done'})<-[:ASSIGNED {role: 'informed'}]-(:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Agency {id: 'g2', name: 'Youth Charity', sector: 'voluntary'})
  - when: the sector is named as a whole
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'named'}]-(:Placeholder {id: 'h1', name: 'Voluntary sector partners'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})-[:ASSIGNED {role: 'named'}]->(a)
  - when: the plan has no actions, or the sector of too many is not known
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})
  - graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g1', name: 'Police', sector: 'police'}), (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'named'}]->(a)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') = 'gone'
WITH p, a
MATCH (a)<-[:ASSIGNED]-(x:Agency|Team|Person|Post)
WITH DISTINCT p, x
OPTIONAL MATCH (x)-[:ACTS_FOR]->(g:Agency)
WHERE trim(coalesce(g.sector, '')) <> ''
WITH p, x, count(g) AS known, max(CASE WHEN toLower(g.sector) IN $voluntary THEN 1 ELSE 0 END) AS voluntary
WITH p, count(x) AS parties, count(CASE WHEN known > 0 THEN 1 END) AS told, max(voluntary) AS voluntary,
     collect(CASE WHEN known = 0 THEN x.name END) AS unknown
WHERE 100 * told >= $known_share * parties AND voluntary = 0
  AND NOT EXISTS {
    MATCH (p)<-[:IN_PLAN]-(a:Action)<-[:ASSIGNED]-(h:Team|Placeholder)
    WHERE NOT coalesce(a.status, 'open') = 'gone'
      AND (toLower(h.name) CONTAINS 'voluntary' OR toLower(h.name) CONTAINS 'charit' OR toLower(h.name) CONTAINS 'community group')
  }
RETURN p.id AS plan_id, p.name AS plan, parties, unknown
