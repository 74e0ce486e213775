/*---
ref: NET-02
family: network shape
title: A split partnership
question: In which plans do the agencies fall into groups that share nothing?
severity: high
subject: Plan
identity: [plan_id, first_id]
message: "{plan}: {agencies} share no action, board, agreement or contact with the plan's other agencies ({others})."
why: These are two partnerships under one name.
fix: Agree one action or one board that joins the groups.
agenda: What should these groups do together?
sources: [basics of social network analysis]
of: [group of agencies of a plan, groups of agencies of plans]
# The group with the largest part of the whole network is the one from which the others are split.
params:
  split_agencies: 2
picture: "MATCH (x:Plan) WHERE x.id = $plan_id RETURN x.id AS id"
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE g.component IS NOT NULL
  WITH DISTINCT p, g.component AS part
  RETURN count(*) AS count
fires_on:
  - when: two agencies work together, and three others
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (:Agency {id: 'g1', name: 'Health', component: 1})-[:ASSIGNED {role: 'accountable'}]->(a), (:Agency {id: 'g2', name: 'Hospital', component: 1})-[:ASSIGNED {role: 'informed'}]->(a),
             (:Agency {id: 'g3', name: 'Police', component: 0})-[:ASSIGNED {role: 'named'}]->(b), (:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(c:Agency {id: 'g4', name: 'Council', component: 0}), (c)-[:ASSIGNED {role: 'supports'}]->(b)
    says: "our plan: Health and Hospital share no action, board, agreement or contact with the plan's other agencies (Council and Police)."
silent_on:
  - when: all hang together
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Health', component: 0})-[:ASSIGNED]->(a), (:Agency {id: 'g2', name: 'Police', component: 0})-[:ASSIGNED]->(a)
  - when: one agency alone is split off, or is linked to nobody, which is another finding
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Health', component: 1})-[:ASSIGNED]->(a), (:Agency {id: 'g2', name: 'Police', component: 0})-[:ASSIGNED]->(a),
             (:Agency {id: 'g3', name: 'Council', component: 0})-[:ASSIGNED]->(a), (:Agency {id: 'g4', name: 'Charity'})-[:ASSIGNED]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p)
  - when: beside a group is one for whom nobody knows they work
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g1', name: 'Health', component: 1})-[:ASSIGNED {role: 'accountable'}]->(a), (:Agency {id: 'g2', name: 'Hospital', component: 1})-[:ASSIGNED]->(a),
             (:Agency {id: 'g3', name: 'Police', component: 0})-[:ASSIGNED {role: 'named'}]->(b), (:Agency {id: 'g4', name: 'Council', component: 0})-[:ASSIGNED {role: 'supports'}]->(b)
  - when: each group has a plan of its own
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g1', name: 'Health', component: 1})-[:ASSIGNED]->(a), (:Agency {id: 'g2', name: 'Hospital', component: 1})-[:ASSIGNED]->(a),
             (:Plan {id: 'p2', name: 'their plan'})<-[:IN_PLAN]-(b:Action {id: 'a2', name: 'Two'}), (:Agency {id: 'g3', name: 'Police', component: 0})-[:ASSIGNED]->(b), (:Agency {id: 'g4', name: 'Council', component: 0})-[:ASSIGNED]->(b)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
WHERE g.component IS NOT NULL
WITH DISTINCT p, g
WITH p, min(g.component) AS largest, max(g.component) AS smallest
WHERE smallest > largest
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
WHERE g.component > largest
WITH DISTINCT p, largest, g, a
// Whoever is beside them on an action, and for whom nobody knows they work, may be of the others.
MATCH (a)<-[:ASSIGNED]-(x)
WITH DISTINCT p, largest, g, x
OPTIONAL MATCH (x)-[:ACTS_FOR]->(k:Agency)
WITH p, largest, g, x, count(k.id) AS known
WITH p, g.component AS part, min(g.id) AS first_id, count(DISTINCT g.id) AS size, collect(DISTINCT g.name) AS agencies, collect(DISTINCT g.id) AS ids, min(known) AS known
WHERE size >= $split_agencies AND known > 0
MATCH (p)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(h:Agency)
WHERE h.component <> part
WITH p, first_id, agencies, ids, count(DISTINCT h.id) AS many, collect(DISTINCT h.name) AS others, collect(DISTINCT h.id) AS more
WHERE many >= $split_agencies
RETURN p.id AS plan_id, first_id, p.name AS plan, agencies, others, ids + more AS nodes
