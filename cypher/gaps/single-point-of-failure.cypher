/*---
ref: LOAD-08
family: load
title: All stops if one goes
question: Who is the only one on several actions, or the only link of an agency to the boards?
severity: high
subject: [Person, Post]
identity: [who_id, link]
message: "If {who} went away, {what} {these}."
why: One absence is enough for the work, or the partner, to drop out of sight.
fix: Name a second person or post beside this one, or a deputy.
agenda: Who steps in if this one is away?
sources: [practice of network analysis, own]
of: [part or seat of a person or post, parts and seats of persons and posts]
params: {alone: 3}
picture: |
  MATCH (x:Person|Post) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Person|Post)-[r:ASSIGNED]->(a:Action)
  WHERE x.id = $who_id AND r.role IN ['accountable', 'responsible', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
count: |
  MATCH (x:Person|Post)
  WITH EXISTS { MATCH (x)-[:SITS_ON]->(:Board) } AS seat, EXISTS {
    MATCH (x)-[r:ASSIGNED]->(a:Action)
    WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
      AND r.role IN ['accountable', 'responsible', 'named']
  } AS part
  RETURN count(CASE WHEN seat THEN 1 END) + count(CASE WHEN part THEN 1 END) AS count
fires_on:
  - when: three have nobody else who leads or delivers
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}), (a:Action {id: 'a1', name: 'One', label: '1 One'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (x)-[:ASSIGNED {role: 'responsible'}]->(a), (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'supports'}]->(a),
             (x)-[:ASSIGNED {role: 'responsible'}]->(b:Action {id: 'a2', name: 'Two'}), (:Placeholder {id: 'h1', name: 'TBC'})-[:ASSIGNED {role: 'accountable'}]->(b),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', status: 'open'})
    says: If Ann Lee went away, nobody would lead or deliver 1 One, Three and Two.
  - when: she is the only one named on three, without a rank
    graph: |
      CREATE (x:Post {id: 'o1', name: 'Analyst'}), (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a1', name: 'One'}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a2', name: 'Two'}), (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a3', name: 'Three'})
  - when: an agency sits on boards through her alone
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Health'}),
             (x)-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'}), (x)-[:SITS_ON {role: 'deputy'}]->(:Board {id: 'b2', name: 'Youth Board'})
    says: If Ann Lee went away, no seat on any board would be left to Health.
  - when: both, which are two findings
    findings: 2
    params: {alone: 1}
    graph: |
      CREATE (x:Post {id: 'o1', name: 'Head of Nursing'})-[:POST_IN]->(:Agency {id: 'g1', name: 'Health'}),
             (x)-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'}), (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})
silent_on:
  - when: another leads or delivers on one of three, or it is done
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'}), (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}),
             (:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'responsible'}]->(a),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'}), (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a4', name: 'Four', status: 'done'})
  - when: she is named beside another, without a rank
    params: {alone: 1}
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'}), (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'named'}]->(a),
             (:Person {id: 'x2', name: 'Bo Quill'})-[:ASSIGNED {role: 'named'}]->(a)
  - when: the agency sits there itself, or through another
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'}), (g:Agency {id: 'g1', name: 'Health'})-[:SITS_ON {role: 'member'}]->(b),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(g), (h:Agency {id: 'g2', name: 'Police'}),
             (:Person {id: 'x2', name: 'Bo Quill'})-[:WORKS_FOR]->(h), (:Person {id: 'x3', name: 'Cy Hope'})-[:WORKS_FOR]->(h);
      CREATE (:Person {id: 'x4', name: 'Di Marsh'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b2', name: 'Youth Board'})
  - when: an agency, which has many hands, is alone on three
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'}), (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three'})
---*/
// Of each action the only one who leads or delivers; where nobody does, the only one who is named.
MATCH (a:Action)<-[s:ASSIGNED]-(y:Agency|Team|Person|Post|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND s.role IN ['accountable', 'responsible', 'named']
WITH a, min(CASE WHEN s.role <> 'named' THEN y.id END) AS ranked, max(CASE WHEN s.role <> 'named' THEN y.id END) AS other,
     min(y.id) AS named, max(y.id) AS another
WHERE ranked = other OR ranked IS NULL AND named = another
WITH coalesce(ranked, named) AS only_id, count(*) AS number, collect(DISTINCT coalesce(a.label, a.name)) AS these, collect(a.id) AS nodes
WHERE number >= $alone
MATCH (x:Person|Post)
WHERE x.id = only_id
RETURN x.id AS who_id, 'actions' AS link, 'nobody would lead or deliver' AS what, x.name AS who, these, nodes

UNION ALL

// An agency of which one person or post sits on boards.
MATCH (g:Agency)<-[:ACTS_FOR]-(y)-[:SITS_ON]->(:Board)
WITH g, count(DISTINCT y.id) AS seats
WHERE seats = 1
MATCH (g)<-[:ACTS_FOR]-(x:Person|Post)-[:SITS_ON]->(:Board)
RETURN x.id AS who_id, 'seats' AS link, 'no seat on any board would be left to' AS what, x.name AS who,
       collect(DISTINCT g.name) AS these, collect(DISTINCT g.id) AS nodes
