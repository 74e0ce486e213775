/*---
ref: LOAD-06
family: load
title: In everything
question: Whose name stands on nearly every action?
severity: low
subject: [Person, Post]
identity: [who_id, plan_id]
message: "{who} has a part in {actions} of {total} open actions ({share}%) in {plan}."
why: Who is in everything has time for nothing, and every action waits for the same diary.
fix: Take the name off the actions that can go on without it.
agenda: Which of these actions can do without this person?
sources: ["RACI: a column with no empty spaces"]
of: [person or post in a plan, persons or posts in plans]
# In plans of some length only. Who leads so many that it is found as an overload is not told again.
params:
  everything_share: 80
  everything_from: 5
  overload: 6
  overload_share: 20
  overload_from: 15
picture: |
  MATCH (x:Person|Post) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Person|Post)-[:ASSIGNED]->(a:Action)-[:IN_PLAN]->(p:Plan) WHERE x.id = $who_id AND p.id = $plan_id RETURN a.id AS id
  UNION
  MATCH (p:Plan) WHERE p.id = $plan_id RETURN p.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  WITH p, a
  MATCH (a)<-[:ASSIGNED]-(x:Person|Post)
  WITH DISTINCT p, x
  RETURN count(*) AS count
fires_on:
  - when: four of five, in any role
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'consulted'}]->(:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a4', name: 'Four', status: 'open'})-[:IN_PLAN]->(p),
             (:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p)
    says: Ann Lee has a part in 4 of 5 open actions (80%) in our plan.
silent_on:
  - when: three of five, and one that is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'consulted'}]->(:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a4', name: 'Four', status: 'done'})-[:IN_PLAN]->(p),
             (:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p), (:Action {id: 'a6', name: 'Six'})-[:IN_PLAN]->(p)
  - when: the plan has four actions only
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(p)
  - when: she leads so many that she is overloaded, which is another finding
    params: {overload: 2}
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'informed'}]->(:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p)
  - when: a team, which has many hands, has a part in all
    params: {everything_from: 1}
    graph: |
      CREATE (:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'consulted'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH p, count(a) AS total
WHERE total >= $everything_from
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-(x:Person|Post)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH p, x, total, a.id AS action, max(CASE WHEN r.leads THEN 1 ELSE 0 END) AS leads
WITH p, x, total, count(*) AS actions, collect(action) AS nodes, count(CASE WHEN leads = 1 THEN 1 END) AS led
WHERE 100 * actions >= $everything_share * total
  AND NOT (led >= $overload OR total >= $overload_from AND 100 * led >= $overload_share * total)
RETURN x.id AS who_id, p.id AS plan_id, x.name AS who, p.name AS plan,
       actions, total, round(100.0 * actions / total, 0) AS share, nodes
