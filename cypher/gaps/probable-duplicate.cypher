/*---
ref: DQ-02
family: data quality and privacy
title: Two that may be one
question: Which names may mean the same person, post or body?
severity: medium
subject: [Person, Post, Agency, Team, Board]
identity: [one_id, other_id]
message: "{one} and {other} may be one and the same: their names are alike to {alike}%, and nobody has settled it."
why: A double hides an overload, and looks like a second contact where there is one.
fix: Answer the question on the sheet Review; where there is none and they are one, delete one row and write its name into Also written as of the other.
agenda: Are these two the same?
sources: [nomenklatura, jArchi]
of: [pair that may be one, pairs that may be one]
params:
  duplicate_share: 85
picture: |
  MATCH (x:Person|Post|Agency|Team|Board) WHERE x.id IN [$one_id, $other_id] RETURN x.id AS id
  UNION
  MATCH (x:Person|Post|Agency|Team|Board)-[:ASSIGNED]->(a:Action) WHERE x.id IN [$one_id, $other_id] RETURN a.id AS id
count: |
  MATCH (x)-[:MAY_BE]-(y)
  WHERE x.id < y.id
  WITH DISTINCT x.id AS one_id, y.id AS other_id
  RETURN count(*) AS count
fires_on:
  - when: two names are just alike enough
    graph: |
      CREATE (:Person {id: 'x2', name: 'Jon Smith'})-[:MAY_BE {score: 0.85}]->(:Person {id: 'x1', name: 'John Smith'})
    says: "John Smith and Jon Smith may be one and the same: their names are alike to 85%, and nobody has settled it."
  - when: a team may be an agency, and both were asked of each other
    graph: |
      CREATE (t:Team {id: 't1', name: 'Youth Offending Team'})-[:MAY_BE {score: 0.9}]->(g:Agency {id: 'g1', name: 'Youth Offending Teams'}), (g)-[:MAY_BE {score: 0.95}]->(t)
silent_on:
  - when: two names are less alike
    graph: |
      CREATE (:Person {id: 'x2', name: 'Jon Smith'})-[:MAY_BE {score: 0.84}]->(:Person {id: 'x1', name: 'Jo Smithers'})
  - when: nothing is asked
    graph: |
      CREATE (:Person {id: 'x2', name: 'Jon Smith'}), (:Person {id: 'x1', name: 'John Smith'})
---*/
MATCH (x)-[m:MAY_BE]-(y)
WHERE x.id < y.id
WITH x, y, max(m.score) AS score
WHERE 100 * score >= $duplicate_share
RETURN x.id AS one_id, y.id AS other_id, x.name AS one, y.name AS other, round(100.0 * score, 0) AS alike
