/*---
ref: OWN-11
family: ownership
title: The accountable post answers to the one that delivers
question: Who is to direct the work of somebody above them?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: {lead} answers for it and reports to {boss}, by whom it is delivered."
why: One cannot direct the work of those one reports to.
fix: Let the post above answer for the action, or another one deliver it.
agenda: Who of the two answers for this?
sources: [RACI practice, own]
of: [open action with somebody accountable and somebody who delivers, open actions with somebody accountable and somebody who delivers]
needs: {REPORTS_TO from Post: the register does not say which post reports to which}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (:Person|Post)-[:ASSIGNED {role: 'accountable'}]->(a:Action)<-[:ASSIGNED {role: 'responsible'}]-(:Person|Post)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT a.id) AS count
fires_on:
  - when: the post above delivers
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Analyst'})-[:REPORTS_TO]->(q:Post {id: 'o2', name: 'Head of Service'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'Train staff', label: '1 Train staff'}), (q)-[:ASSIGNED {role: 'responsible'}]->(a)
    says: "1 Train staff: Analyst answers for it and reports to Head of Service, by whom it is delivered."
  - when: two steps above, and both are given as the people who hold the posts
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Analyst'})-[:REPORTS_TO]->(:Post {id: 'o2', name: 'Head of Service'})-[:REPORTS_TO]->(q:Post {id: 'o3', name: 'Director'}),
             (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS]->(o), (y:Person {id: 'x2', name: 'Bo Quill'})-[:HOLDS {until: date('2026-01-01')}]->(q),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'Train staff', status: 'open'}), (y)-[:ASSIGNED {role: 'responsible'}]->(a)
silent_on:
  - when: the post below delivers
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Analyst'})-[:REPORTS_TO]->(q:Post {id: 'o2', name: 'Head of Service'}),
             (q)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'Train staff'}), (o)-[:ASSIGNED {role: 'responsible'}]->(a)
  - when: the post above only supports, or the two are on two actions
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Analyst'})-[:REPORTS_TO]->(q:Post {id: 'o2', name: 'Head of Service'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (q)-[:ASSIGNED {role: 'supports'}]->(a),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'}), (q)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a3', name: 'Three'})
  - when: she held the post above until last year, or it is done
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Analyst'})-[:REPORTS_TO]->(q:Post {id: 'o2', name: 'Head of Service'}),
             (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2025-12-31')}]->(q),
             (o)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (x)-[:ASSIGNED {role: 'responsible'}]->(a),
             (o)-[:ASSIGNED {role: 'accountable'}]->(b:Action {id: 'a2', name: 'Two', status: 'done'}), (q)-[:ASSIGNED {role: 'responsible'}]->(b)
  - when: no post reports to another, so that nothing can be said
    graph: |
      CREATE (:Post {id: 'o1', name: 'Analyst'})-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}),
             (:Post {id: 'o2', name: 'Head of Service'})-[:ASSIGNED {role: 'responsible'}]->(a), (a)-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'})
---*/
MATCH (o:Post)-[:REPORTS_TO*1..6]->(q:Post)
WHERE o.id <> q.id
WITH DISTINCT o, q
MATCH (o)-[:HOLDS*0..1]-(x:Person|Post)-[:ASSIGNED {role: 'accountable'}]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (x.id = o.id OR EXISTS {
    MATCH (x)-[h:HOLDS]->(o)
    WHERE (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
  })
WITH DISTINCT o, q, x, a
MATCH (a)<-[:ASSIGNED {role: 'responsible'}]-(y:Person|Post)-[:HOLDS*0..1]-(q)
WHERE x.id <> y.id
  AND (y.id = q.id OR EXISTS {
    MATCH (y)-[h:HOLDS]->(q)
    WHERE (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
  })
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, collect(DISTINCT o.name) AS lead,
       collect(DISTINCT q.name) AS boss, collect(DISTINCT o.id) + collect(DISTINCT q.id) AS nodes
