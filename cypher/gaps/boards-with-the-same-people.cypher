/*---
ref: GOV-10
family: boards and governance
title: Two boards with the same people
question: Which boards could be one?
severity: low
subject: Board
identity: [board_id, other_id]
message: "{board} and {other} share {shared} of {together} members ({share}%)."
why: The same people hear the same things twice, or each board believes that the other decides.
fix: Put the two together, or say what each decides that the other does not.
agenda: What does each of these boards decide?
sources: ["Audit Commission: rationalise"]
of: [pair of boards of some size, pairs of boards of some size]
needs: {SITS_ON: the register does not say who sits on which board}
params:
  same_members_share: 80
  same_members_from: 4
picture: |
  MATCH (b:Board)<-[:SITS_ON]-(x:Agency|Team|Person|Post) WHERE b.id IN [$board_id, $other_id] RETURN DISTINCT x.id AS id
  UNION
  MATCH (b:Board) WHERE b.id = $other_id RETURN b.id AS id
  UNION
  MATCH (z:Board) WHERE z.id = $board_id RETURN z.id AS id
count: |
  MATCH (b:Board)<-[:SITS_ON]-(y)
  WITH b, count(DISTINCT y.id) AS members
  WHERE members >= $same_members_from
  WITH count(*) AS boards
  RETURN boards * (boards - 1) / 2 AS count
fires_on:
  - when: four of five sit on both
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Executive'}), (c:Board {id: 'b2', name: 'Panel'}),
             (g1:Agency {id: 'g1', name: 'One'})-[:SITS_ON {role: 'chair'}]->(b), (g2:Agency {id: 'g2', name: 'Two'})-[:SITS_ON]->(b), (x:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON]->(b), (o:Post {id: 'o1', name: 'Head'})-[:SITS_ON]->(b),
             (g1)-[:SITS_ON]->(c), (g1)-[:SITS_ON {role: 'deputy'}]->(c), (g2)-[:SITS_ON]->(c), (x)-[:SITS_ON]->(c), (o)-[:SITS_ON]->(c), (:Team {id: 't1', name: 'Five'})-[:SITS_ON]->(c)
    says: Executive and Panel share 4 of 5 members (80%).
silent_on:
  - when: four of six
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Executive'}), (c:Board {id: 'b2', name: 'Panel'}),
             (g1:Agency {id: 'g1', name: 'One'})-[:SITS_ON]->(b), (g2:Agency {id: 'g2', name: 'Two'})-[:SITS_ON]->(b), (x:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON]->(b), (o:Post {id: 'o1', name: 'Head'})-[:SITS_ON]->(b),
             (g1)-[:SITS_ON]->(c), (g2)-[:SITS_ON]->(c), (x)-[:SITS_ON]->(c), (o)-[:SITS_ON]->(c), (:Team {id: 't1', name: 'Five'})-[:SITS_ON]->(c), (:Team {id: 't2', name: 'Six'})-[:SITS_ON]->(b)
  - when: both have the same three
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Executive'}), (c:Board {id: 'b2', name: 'Panel'}),
             (g1:Agency {id: 'g1', name: 'One'})-[:SITS_ON]->(b), (g2:Agency {id: 'g2', name: 'Two'})-[:SITS_ON]->(b), (g3:Agency {id: 'g3', name: 'Three'})-[:SITS_ON]->(b),
             (g1)-[:SITS_ON]->(c), (g2)-[:SITS_ON]->(c), (g3)-[:SITS_ON]->(c)
  - when: nobody sits anywhere, so that nothing can be said
    graph: |
      CREATE (:Board {id: 'b1', name: 'Executive'}), (:Board {id: 'b2', name: 'Panel'})
---*/
MATCH (b:Board)<-[:SITS_ON]-(y)
WITH b, count(DISTINCT y.id) AS first
WHERE first >= $same_members_from
MATCH (b)<-[:SITS_ON]-(x)-[:SITS_ON]->(c:Board)
WHERE b.id < c.id
// Whoever sits on one board in two parts counts twice here, so that few pairs are left to be looked at closely.
WITH b, c, first, count(*) AS most
WHERE 100 * most >= $same_members_share * first
MATCH (c)<-[:SITS_ON]-(z)
WITH b, c, first, count(DISTINCT z.id) AS second, collect(DISTINCT z.id) AS members
WHERE second >= $same_members_from
MATCH (b)<-[:SITS_ON]-(x)
WHERE x.id IN members
WITH b, c, first, second, count(DISTINCT x.id) AS shared, collect(DISTINCT x.id) AS nodes
WHERE 100 * shared >= $same_members_share * (first + second - shared)
RETURN b.id AS board_id, c.id AS other_id, b.name AS board, c.name AS other, shared, nodes,
       first + second - shared AS together, round(100.0 * shared / (first + second - shared), 0) AS share
