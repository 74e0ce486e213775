/*---
ref: GOV-11
family: boards and governance
title: No voluntary or community sector
question: Which plans leave voluntary and community organisations out?
severity: medium
subject: Plan
identity: [plan_id]
message: "{plan}: no voluntary or community organisation has a part in any of its {actions} actions."
why: They reach people whom statutory services do not, and guidance asks for work with them.
fix: Ask who works with young people and families here, and agree one action with them; if one has a part, mark its sector in the register.
agenda: Which voluntary organisations should be in this plan?
sources: [Serious Violence Duty statutory guidance]
of: [plan, plans]
needs: {Agency with sector: the register does not say to which sector any organisation belongs}
params:
  voluntary: [voluntary, community, charity, voluntary and community]
picture: |
  MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE p.id = $plan_id RETURN DISTINCT g.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(:Action)
  RETURN count(DISTINCT p.id) AS count
fires_on:
  - when: police alone act, and a charity is only mentioned
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (a)-[:MENTIONS]->(:Agency {id: 'g2', name: 'Youth Charity', sector: 'voluntary'})
    says: "our plan: no voluntary or community organisation has a part in any of its 1 actions."
  - when: the charity is in another plan
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})-[:ASSIGNED]->(a),
             (:Plan {id: 'p2', name: 'next plan'})<-[:IN_PLAN]-(:Action {id: 'a2', name: 'Two'})<-[:ASSIGNED {role: 'supports'}]-(:Agency {id: 'g2', name: 'Youth Charity', sector: 'Voluntary'})
silent_on:
  - when: a person of a charity is informed
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(:Action {id: 'a1', name: 'One', status: 'done'})<-[:ASSIGNED {role: 'informed'}]-(:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Agency {id: 'g2', name: 'Youth Charity', sector: 'voluntary'})
  - when: the sector is named as a whole
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'named'}]-(:Placeholder {id: 'h1', name: 'Voluntary sector partners'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})
  - when: the plan has no actions, or no sector of anybody is known
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'}), (:Agency {id: 'g1', name: 'Police', sector: 'police'})
  - graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g1', name: 'Police'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WITH p, count(DISTINCT a.id) AS actions
WHERE NOT EXISTS {
  MATCH (p)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE toLower(g.sector) IN $voluntary
}
AND NOT EXISTS {
  MATCH (p)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-(h:Team|Placeholder)
  WHERE toLower(h.name) CONTAINS 'voluntary' OR toLower(h.name) CONTAINS 'charit' OR toLower(h.name) CONTAINS 'community group'
}
RETURN p.id AS plan_id, p.name AS plan, actions
