/*---
ref: LOAD-01
family: load
title: Overloaded lead
question: Who carries so many actions that some will wait?
severity: high
subject: [Agency, Team, Person, Post]
identity: [who_id, plan_id]
message: "{who} {carries} {actions} of {total} open actions ({share}%) in {plan}{note}."
why: Work waits at one desk, and one absence stops much of the plan.
fix: Give some of the actions to others, or say which come first.
agenda: Which of these actions can somebody else take?
sources: ["RACI: accountable on more than five rows"]
of: [lead, leads]
# A person or post is overloaded by a number of actions or by a share of a plan of some length. A team or an
# agency, which has many hands, by a share only: of a long plan, or of a short one in which the number is reached.
params:
  overload: 6
  overload_share: 20
  overload_from: 15
picture: |
  MATCH (x:Agency|Team|Person|Post) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Agency|Team|Person|Post)-[r:ASSIGNED]->(a:Action)-[:IN_PLAN]->(p:Plan)
  WHERE x.id = $who_id AND p.id = $plan_id AND r.role IN ['accountable', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
  UNION
  MATCH (p:Plan) WHERE p.id = $plan_id RETURN p.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  WITH p, a
  MATCH (a)<-[r:ASSIGNED]-(x:Agency|Team|Person|Post)
  WHERE r.leads
  WITH DISTINCT p, x
  RETURN count(*) AS count
fires_on:
  - when: a person is accountable for six
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Person {id: 'x', name: 'Ann Lee'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a1),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a2),
             (a3:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a3),
             (a4:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a4),
             (a5:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a5),
             (a6:Action {id: 'a6', name: 'Six'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a6),
             (a7:Action {id: 'a7', name: 'Seven'})-[:IN_PLAN]->(p)
    says: Ann Lee is accountable for 6 of 7 open actions (86%) in our plan.
  - when: a team has a large share of a plan of some length, to be confirmed
    params: {overload_from: 3, overload_share: 60}
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our-plan', title: 'Our Plan 2026'}), (x:Team {id: 'x', name: 'Community Safety'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (a3:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable', provisional: true}]->(a1), (x)-[:ASSIGNED {role: 'accountable'}]->(a2)
    says: Community Safety is accountable for 2 of 3 open actions (67%) in our-plan (to be confirmed).
  - when: an agency has a large share of a short plan, and enough of it
    params: {overload: 2}
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Agency {id: 'x', name: 'Police'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'named'}]->(a1),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'named'}]->(a2),
             (x)-[:ASSIGNED {role: 'named'}]->(a2)
    says: Police is named, without a rank, on 2 of 2 open actions (100%) in our plan.
  - when: a post in each of two plans
    params: {overload: 1}
    findings: 2
    graph: |
      CREATE (x:Post {id: 'x', name: 'Head of Service'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'first'}),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(:Plan {id: 'p2', name: 'second'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a1), (x)-[:ASSIGNED {role: 'accountable'}]->(a2)
  - when: a person and the post that they hold stand on the same actions, which is one finding
    params: {overload: 1}
    findings: 1
    graph: |
      CREATE (x:Person {id: 'x', name: 'Ann Lee'})-[:HOLDS]->(y:Post {id: 'y', name: 'Head of Service'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (y)-[:ASSIGNED {role: 'accountable'}]->(a)
    says: Ann Lee is accountable for 1 of 1 open actions (100%) in our plan.
silent_on:
  - when: five are not too many
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Person {id: 'x', name: 'Ann Lee'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a1),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a2),
             (a3:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a3),
             (a4:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a4),
             (a5:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a5),
             (a6:Action {id: 'a6', name: 'Six', status: 'done'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a6)
  - when: an agency reaches the number and no large share
    params: {overload: 1, overload_share: 60}
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Agency {id: 'x', name: 'Police'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a1),
             (:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p)
  - when: it only supports, or is named beside those who are accountable
    params: {overload: 2, overload_from: 1, overload_share: 60}
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (x:Person {id: 'x', name: 'Ann Lee'}),
             (y:Person {id: 'y', name: 'Bo Dean'}), (z:Person {id: 'z', name: 'Cy Hope'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'supports'}]->(a1),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'named'}]->(a2),
             (y)-[:ASSIGNED {role: 'accountable'}]->(a1), (z)-[:ASSIGNED {role: 'accountable'}]->(a2)
  - when: a placeholder carries the plan, which is another finding
    params: {overload: 1}
    graph: |
      CREATE (:Placeholder {id: 'x', name: 'TBC'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH p, count(a) AS total
// A post beside the one who holds it is that person.
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-(x:Person|Post)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT EXISTS { MATCH (x)<-[:HOLDS]-(:Person)-[:ASSIGNED]->(a) }
  AND r.leads
WITH p, x, total, a.id AS action, max(CASE WHEN r.role = 'accountable' THEN 1 ELSE 0 END) AS rank,
     max(CASE WHEN coalesce(r.provisional, false) THEN 1 ELSE 0 END) AS provisional
WITH p, x, total, count(*) AS actions, collect(action) AS nodes, count(CASE WHEN rank = 1 THEN 1 END) AS ranked, max(provisional) AS provisional
WHERE actions >= $overload OR total >= $overload_from AND 100 * actions >= $overload_share * total
RETURN x.id AS who_id, p.id AS plan_id, x.name AS who, p.name AS plan,
       actions, total, round(100.0 * actions / total, 0) AS share, nodes,
       CASE WHEN ranked = actions THEN 'is accountable for'
            WHEN ranked = 0 THEN 'is named, without a rank, on'
            ELSE 'is accountable for or named on' END AS carries,
       CASE WHEN provisional = 1 THEN ' (to be confirmed)' ELSE '' END AS note

UNION ALL

// The same for teams and agencies, by their share.
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH p, count(a) AS total
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-(x:Agency|Team)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.leads
WITH p, x, total, a.id AS action, max(CASE WHEN r.role = 'accountable' THEN 1 ELSE 0 END) AS rank,
     max(CASE WHEN coalesce(r.provisional, false) THEN 1 ELSE 0 END) AS provisional
WITH p, x, total, count(*) AS actions, collect(action) AS nodes, count(CASE WHEN rank = 1 THEN 1 END) AS ranked, max(provisional) AS provisional
WHERE 100 * actions >= $overload_share * total AND (actions >= $overload OR total >= $overload_from)
RETURN x.id AS who_id, p.id AS plan_id, x.name AS who, p.name AS plan,
       actions, total, round(100.0 * actions / total, 0) AS share, nodes,
       CASE WHEN ranked = actions THEN 'is accountable for'
            WHEN ranked = 0 THEN 'is named, without a rank, on'
            ELSE 'is accountable for or named on' END AS carries,
       CASE WHEN provisional = 1 THEN ' (to be confirmed)' ELSE '' END AS note
