/*---
ref: DQ-01
family: data quality and privacy
title: Action number missing or repeated
question: Can each action be called by its number?
severity: medium
subject: Plan
identity: [plan_id, number]
message: "{actions} of {total} actions in {plan} carry {carried}."
why: A minute or an e-mail that calls an action by its number reaches the wrong one, or none.
fix: Give each action a number of its own, and keep it from version to version.
agenda: Who will number the plan?
sources: [own, BODS]
of: [action number, action numbers]
picture: "MATCH (x:Plan) WHERE x.id = $plan_id RETURN x.id AS id"
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') = 'gone'
  WITH DISTINCT p, trim(coalesce(a.ref, '')) AS number
  RETURN count(*) AS count
fires_on:
  - when: one number stands twice, whatever the status
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One', ref: '3.1'})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Two', ref: '3.1 ', status: 'done'})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'Three', ref: '3.2'})-[:IN_PLAN]->(p)
    says: 2 of 3 actions in our plan carry the number 3.1.
  - when: some have no number
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our-plan', title: 'Our Plan'}), (:Action {id: 'a1', name: 'One', ref: '1'})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (:Action {id: 'a3', name: 'Three', ref: ' '})-[:IN_PLAN]->(p)
    says: 2 of 3 actions in our-plan carry no number.
  - when: both, in one plan
    findings: 2
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One', ref: '1'})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Two', ref: '1'})-[:IN_PLAN]->(p), (:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p)
silent_on:
  - when: each has its own, and another plan counts from the start
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'first'}), (q:Plan {id: 'p2', name: 'second'}),
             (:Action {id: 'a1', name: 'One', ref: '1'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', ref: '2'})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'One', ref: '1'})-[:IN_PLAN]->(q), (:Action {id: 'a4', name: 'Two', ref: '2'})-[:IN_PLAN]->(q)
  - when: the plan has no numbers at all
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Two', ref: ''})-[:IN_PLAN]->(p)
  - when: an action that the plan no longer holds had the number before
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One', ref: '1', status: 'gone'})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Two', ref: '1'})-[:IN_PLAN]->(p), (:Action {id: 'a3', name: 'Three', status: 'gone'})-[:IN_PLAN]->(p)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') = 'gone'
WITH p, count(a) AS total,
     count(CASE WHEN trim(coalesce(a.ref, '')) <> '' THEN a.id END) AS numbered
WHERE numbered > 0
MATCH (p)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') = 'gone'
WITH p, total, trim(coalesce(a.ref, '')) AS number, count(a) AS actions, collect(DISTINCT a.id) AS nodes
WHERE actions > 1 OR number = ''
RETURN p.id AS plan_id, number, p.name AS plan, actions, total, nodes,
       CASE WHEN number = '' THEN 'no number' ELSE 'the number ' + number END AS carried
