/*---
ref: LOAD-02
family: load
title: Overloaded deliverer
question: Who delivers so many actions that some will wait?
severity: medium
subject: [Person, Post]
identity: [who_id]
message: "{who} is to deliver {actions} open actions: {titles}."
why: One person can stay on top of so much at a time.
fix: Give some of the work to others, or say which comes first.
agenda: Which of these can somebody else do?
sources: ["RACI: lots of Rs in one column"]
of: [person or post that delivers, persons or posts that deliver]
params: {deliver: 8}
picture: |
  MATCH (x:Person|Post) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Person|Post)-[r:ASSIGNED]->(a:Action)
  WHERE x.id = $who_id AND r.role IN ['responsible', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
count: |
  MATCH (x:Person|Post)-[:ASSIGNED {role: 'responsible'}]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT x.id) AS count
fires_on:
  - when: a post delivers two in each of two plans
    params: {deliver: 4}
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Analyst'}), (p:Plan {id: 'p1', name: 'first'}), (q:Plan {id: 'p2', name: 'second'}),
             (o)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a1', name: 'One', label: '1 One'})-[:IN_PLAN]->(p),
             (o)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a2', name: 'Two', status: 'open'})-[:IN_PLAN]->(p),
             (o)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(q),
             (o)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(q)
    says: "Analyst is to deliver 4 open actions: 1 One, Four, Three and Two."
silent_on:
  - when: one of four is done, and one is counted once
    params: {deliver: 4}
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}), (a:Action {id: 'a1', name: 'One'}),
             (x)-[:ASSIGNED {role: 'responsible'}]->(a), (x)-[:ASSIGNED {role: 'responsible', text: 'again'}]->(a),
             (x)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a2', name: 'Two'}), (x)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a3', name: 'Three'}),
             (x)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a4', name: 'Four', status: 'done'})
  - when: she leads them, which is another finding
    params: {deliver: 1}
    graph: |
      CREATE (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})
  - when: an agency, which has many hands, delivers them
    params: {deliver: 1}
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a1', name: 'One'})
---*/
MATCH (x:Person|Post)-[:ASSIGNED {role: 'responsible'}]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH x, count(DISTINCT a.id) AS actions, collect(DISTINCT coalesce(a.label, a.name)) AS titles,
     collect(DISTINCT a.id) AS nodes
WHERE actions >= $deliver
RETURN x.id AS who_id, x.name AS who, actions, titles, nodes
