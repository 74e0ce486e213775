/*---
ref: LOAD-09
family: load
title: Few but heavy
question: Whose few actions weigh more than they look?
severity: medium
subject: [Person, Post, Team, Agency, Board]
identity: [who_id, plan_id]
message: "{who} carries {weight} by weight in {plan}, where half of the leads carry {median} or less: {titles}."
why: A count of actions does not show how heavy they are.
fix: Take something off, or agree that the rest waits.
agenda: Which of these can wait, or go to somebody else?
sources: [own]
# Who leads so many that it is found as an overload is not told again.
of: [lead in a plan with weights, leads in plans with weights]
needs: {Plan with median_load: no action has a weight}
params:
  heavy_times: 2
  overload: 6
  overload_share: 20
  overload_from: 15
picture: |
  MATCH (x:Agency|Team|Person|Post|Board) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Agency|Team|Person|Post|Board)-[r:ASSIGNED]->(a:Action)-[:IN_PLAN]->(p:Plan)
  WHERE x.id = $who_id AND p.id = $plan_id AND r.role IN ['accountable', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
  UNION
  MATCH (p:Plan) WHERE p.id = $plan_id RETURN p.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE p.median_load > 0 AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  WITH p, a
  MATCH (a)<-[r:ASSIGNED]-(x:Person|Post|Team|Agency|Board)
  WHERE r.leads
  WITH DISTINCT p, x
  RETURN count(*) AS count
fires_on:
  - when: one heavy action is twice the median
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', median_load: 1.5}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', label: '1 One', weight: 3.0})-[:IN_PLAN]->(p)
    says: "Ann Lee carries 3 by weight in our plan, where half of the leads carry 1.5 or less: 1 One."
  - when: a blank weight counts as one beside a heavy one, and one named twice counts once
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', median_load: 1.0}), (x:Team {id: 't1', name: 'Youth'}), (a:Action {id: 'a1', name: 'One', status: 'open', weight: 1.5})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'named'}]->(a), (x)-[:ASSIGNED {role: 'named', text: 'again'}]->(a),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p)
silent_on:
  - when: none of them is heavy
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', median_load: 1.0}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', weight: 1.0})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p)
  - when: it is less than twice the median
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', median_load: 1.5}),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', weight: 2.9})-[:IN_PLAN]->(p)
  - when: one is done, and one is only supported
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', median_load: 1.0}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', weight: 5.0, status: 'done'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a2', name: 'Two', weight: 5.0})-[:IN_PLAN]->(p)
  - when: so many are led that it is an overload, which is another finding
    params: {overload: 2}
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', median_load: 1.0}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', weight: 5.0})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p)
  - when: no action has a weight, so that nothing can be said
    graph: |
      CREATE (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', weight: 1.0})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE p.median_load > 0 AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH p, count(a) AS total
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-(x:Person|Post|Team|Agency|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.leads
  // A post beside the one who holds it is that person.
  AND NOT EXISTS { MATCH (x)<-[:HOLDS]-(:Person)-[h:ASSIGNED]->(a) WHERE h.leads }
WITH DISTINCT p, total, a, x
WITH p, total, x, sum(coalesce(a.weight, 1.0)) AS weight, max(coalesce(a.weight, 1.0)) AS heaviest, count(a) AS led,
     collect(coalesce(a.label, a.name)) AS titles, collect(a.id) AS nodes
WHERE weight >= $heavy_times * p.median_load AND heaviest > 1.0
  AND NOT (led >= $overload OR total >= $overload_from AND 100 * led >= $overload_share * total)
RETURN x.id AS who_id, p.id AS plan_id, x.name AS who, p.name AS plan, weight, p.median_load AS median, titles, nodes
