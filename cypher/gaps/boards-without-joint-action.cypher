/*---
ref: NET-05
family: network shape
title: Two meet and do nothing together
question: Which agencies share boards and no action?
severity: low
subject: Agency
identity: [agency_id, other_id]
message: "{agency} and {other} sit together on {boards} boards ({names}) and share no action."
why: They talk, and no work comes of it.
fix: Agree one action that the two do together, or spare one of them a board.
agenda: What could these two do together?
sources: [own]
of: [pair of agencies that share boards, pairs of agencies that share boards]
needs: {SITS_ON: the register does not say who sits on which board}
params:
  shared_boards: 2
count: |
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board)
  WITH DISTINCT x, b
  MATCH (b)<-[:SITS_ON]-()-[:ACTS_FOR]->(y:Agency)
  WHERE x.id < y.id
  WITH x, y, count(DISTINCT b.id) AS boards
  WHERE boards >= $shared_boards
  RETURN count(*) AS count
fires_on:
  - when: they sit on two boards, one of them through a post, and the other is only informed of an action
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}), (o:Post {id: 'o1', name: 'Inspector'})-[:POST_IN]->(y), (b:Board {id: 'b1', name: 'One'}), (c:Board {id: 'b2', name: 'Two'}),
             (x)-[:SITS_ON]->(b), (x)-[:SITS_ON]->(c), (y)-[:SITS_ON]->(b), (o)-[:SITS_ON]->(c), (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (y)-[:ASSIGNED {role: 'informed'}]->(a)
    says: Health and Police sit together on 2 boards (One and Two) and share no action.
  - when: one board is enough, where the threshold says so
    params: {shared_boards: 1}
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'One'})<-[:SITS_ON]-(:Agency {id: 'g2', name: 'Police'})
silent_on:
  - when: they share one board, or two and an action, be it done
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}), (z:Agency {id: 'g3', name: 'Council'}), (b:Board {id: 'b1', name: 'One'}), (c:Board {id: 'b2', name: 'Two'}),
             (x)-[:SITS_ON]->(b), (x)-[:SITS_ON]->(c), (y)-[:SITS_ON]->(b), (y)-[:SITS_ON]->(c), (z)-[:SITS_ON]->(b), (x)-[:ASSIGNED {role: 'named'}]->(a:Action {id: 'a1', name: 'One', status: 'done'}), (y)-[:ASSIGNED {role: 'supports'}]->(a)
  - when: nobody sits anywhere, so that nothing can be said
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'}), (:Agency {id: 'g2', name: 'Police'}), (:Board {id: 'b1', name: 'One'})
---*/
MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board)
WITH DISTINCT x, b
MATCH (b)<-[:SITS_ON]-()-[:ACTS_FOR]->(y:Agency)
WHERE x.id < y.id
WITH x, y, count(DISTINCT b.id) AS boards, collect(DISTINCT b.name) AS names, collect(DISTINCT b.id) AS nodes
WHERE boards >= $shared_boards
  AND NOT EXISTS {
    MATCH (x)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(:Action)<-[s:ASSIGNED]-()-[:ACTS_FOR]->(y)
    WHERE r.role IN ['accountable', 'responsible', 'supports', 'named'] AND s.role IN ['accountable', 'responsible', 'supports', 'named']
  }
  // Who acts for both shares the action between them; in one path Neo4j does not walk one edge twice.
  AND NOT EXISTS {
    MATCH (x)<-[:ACTS_FOR]-(z)-[:ACTS_FOR]->(y), (z)-[t:ASSIGNED]->(:Action)
    WHERE t.role IN ['accountable', 'responsible', 'supports', 'named']
  }
RETURN x.id AS agency_id, y.id AS other_id, x.name AS agency, y.name AS other, boards, names, nodes
