/*---
ref: LOAD-03
family: load
title: One agency carries the plan
question: Is this a plan of partners, or of one agency?
severity: medium
subject: Agency
identity: [agency_id, plan_id]
message: "{agency}, with its teams, posts and people, {carries} {actions} of {total} open actions ({share}%) in {plan}{note}."
why: A plan that one agency carries is a partnership in name only.
fix: Ask which partner can lead some of the actions.
agenda: Which of these actions can another partner lead?
sources: [own, Audit Commission]
of: [lead agency, lead agencies]
params:
  one_agency_share: 60
picture: |
  MATCH (x:Agency) WHERE x.id = $agency_id RETURN x.id AS id
  UNION
  MATCH (p:Plan) WHERE p.id = $plan_id RETURN p.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  WITH p, a
  MATCH (a)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE r.leads
  WITH DISTINCT p, g
  RETURN count(*) AS count
fires_on:
  - when: a team and a person of its have two of three
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Council'}),
             (t:Team {id: 't1', name: 'Community Safety'})-[:PART_OF]->(g),
             (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(t),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (t)-[:ASSIGNED {role: 'accountable'}]->(a1),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (x)-[:ASSIGNED {role: 'accountable'}]->(a2),
             (a3:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p),
             (:Agency {id: 'g2', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a3)
    says: Council, with its teams, posts and people, is accountable for 2 of 3 open actions (67%) in our plan.
  - when: a post is named where nobody is ranked
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council'})<-[:POST_IN]-(:Post {id: 'o1', name: 'Head of Service'})
             -[:ASSIGNED {role: 'named', provisional: true}]->(:Action {id: 'a1', name: 'One'})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
    says: Council, with its teams, posts and people, is named on 1 of 1 open actions (100%) in our plan (to be confirmed).
silent_on:
  - when: its share is not over the limit
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Council'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (g)-[:ASSIGNED {role: 'accountable'}]->(a1),
             (a2:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (g)-[:ASSIGNED {role: 'accountable'}]->(a2),
             (a3:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p), (g)-[:ASSIGNED {role: 'accountable'}]->(a3),
             (:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(p), (:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p)
  - when: two of its teams have one action between them
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Council'}),
             (t:Team {id: 't1', name: 'Housing'})-[:PART_OF]->(g), (u:Team {id: 't2', name: 'Youth Service'})-[:PART_OF]->(g),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (t)-[:ASSIGNED {role: 'accountable'}]->(a1), (u)-[:ASSIGNED {role: 'accountable'}]->(a1)
  - when: it only supports, or its action is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Council'}),
             (a1:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (g)-[:ASSIGNED {role: 'supports'}]->(a1),
             (a2:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'accountable'}]->(a2)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH p, count(a) AS total
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.leads
WITH p, g, total, a.id AS action, max(CASE WHEN r.role = 'accountable' THEN 1 ELSE 0 END) AS rank,
     max(CASE WHEN coalesce(r.provisional, false) THEN 1 ELSE 0 END) AS provisional
WITH p, g, total, count(*) AS actions, collect(action) AS nodes, count(CASE WHEN rank = 1 THEN 1 END) AS ranked, max(provisional) AS provisional
WHERE 100 * actions > $one_agency_share * total
RETURN g.id AS agency_id, p.id AS plan_id, g.name AS agency, p.name AS plan,
       actions, total, round(100.0 * actions / total, 0) AS share, nodes,
       CASE WHEN ranked = actions THEN 'is accountable for' ELSE 'is named on' END AS carries,
       CASE WHEN provisional = 1 THEN ' (to be confirmed)' ELSE '' END AS note
