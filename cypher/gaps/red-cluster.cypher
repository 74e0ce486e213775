/*---
ref: LOAD-05
family: load
title: Several actions in trouble with one lead
question: Whose actions need help first?
severity: high
subject: [Person, Post, Team, Agency, Board]
identity: [who_id]
message: "{who} leads {actions} open actions that are red or overdue, of {total}: {titles}."
why: Where several stop at one desk, the cause is seldom in each action.
fix: Ask this lead first what stands in the way, and help there.
agenda: What does this lead need from us?
sources: [own]
of: [lead of an open action, leads of open actions]
params: {in_trouble: 2}
picture: |
  MATCH (x:Agency|Team|Person|Post|Board) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Agency|Team|Person|Post|Board)-[r:ASSIGNED]->(a:Action)
  WHERE x.id = $who_id AND r.role IN ['accountable', 'responsible', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
count: |
  MATCH (x:Person|Post|Team|Agency|Board)-[r:ASSIGNED]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND r.leads
  RETURN count(DISTINCT x.id) AS count
fires_on:
  - when: one is red and one is overdue
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', label: '1 One', rag: 'red'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', due: date('2025-12-31'), rag: 'green'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', rag: 'amber'})
    says: "Ann Lee leads 2 open actions that are red or overdue, of 3: 1 One and Two."
  - when: a team is named on both, without a rank
    graph: |
      CREATE (x:Team {id: 't1', name: 'Youth'}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a1', name: 'One', rag: 'red', status: 'open'}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a2', name: 'Two', rag: 'red'})
  - when: a post and its holder lead both; the holder is told
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS]->(o:Post {id: 'o1', name: 'Director'}),
             (a:Action {id: 'a1', name: 'One', rag: 'red'}), (b:Action {id: 'a2', name: 'Two', rag: 'red'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (o)-[:ASSIGNED {role: 'accountable'}]->(a),
             (x)-[:ASSIGNED {role: 'accountable'}]->(b), (o)-[:ASSIGNED {role: 'accountable'}]->(b)
    says: "Ann Lee leads 2 open actions that are red or overdue, of 2: One and Two."
silent_on:
  - when: one is red and overdue, the other is due today
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red', due: date('2025-12-31')}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', due: date('2026-01-01')})
  - when: the second one is done, and the third is only supported
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', rag: 'red', status: 'done'}),
             (x)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a3', name: 'Three', rag: 'red'})
  - when: she is named beside those who answer for them
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}), (a:Action {id: 'a1', name: 'One', rag: 'red'}), (b:Action {id: 'a2', name: 'Two', rag: 'red'}),
             (x)-[:ASSIGNED {role: 'named'}]->(a), (x)-[:ASSIGNED {role: 'named'}]->(b),
             (:Post {id: 'o1', name: 'Head'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Post {id: 'o2', name: 'Chief'})-[:ASSIGNED {role: 'accountable'}]->(b)
  - when: a placeholder has them, which is another finding
    graph: |
      CREATE (x:Placeholder {id: 'h1', name: 'TBC'}), (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', rag: 'red'})
---*/
MATCH (x:Person|Post|Team|Agency|Board)-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.leads
  // A post beside the one who holds it is that person.
  AND NOT EXISTS { MATCH (x)<-[:HOLDS]-(:Person)-[h:ASSIGNED]->(a) WHERE h.leads }
WITH DISTINCT x, a
WITH x, count(*) AS total, count(CASE WHEN a.rag = 'red' OR a.due < $as_of THEN 1 END) AS actions,
     collect(CASE WHEN a.rag = 'red' OR a.due < $as_of THEN coalesce(a.label, a.name) END) AS titles,
     collect(CASE WHEN a.rag = 'red' OR a.due < $as_of THEN a.id END) AS nodes
WHERE actions >= $in_trouble
RETURN x.id AS who_id, x.name AS who, actions, total, titles, nodes
