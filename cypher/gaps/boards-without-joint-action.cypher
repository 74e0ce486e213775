/*---
ref: NET-05
family: network shape
title: They meet and do nothing together
question: Which agencies share boards and no action?
severity: low
subject: Agency
identity: [agency_id]
message: "{agency} sits together with {others} on {least} boards or more ({names}); no action was found that it shares with {them}."
why: They talk, and no work comes of it.
fix: Agree one action that they do together, or spare one of them a board.
agenda: What could these do together?
sources: [own]
of: [agency that shares boards with others, agencies that share boards with others]
# Each pair is told once: with all others of one agency in one finding, since a board discusses an agency and not each pair.
needs: {SITS_ON: the register does not say who sits on which board}
params:
  shared_boards: 2
picture: |
  MATCH (x:Agency) WHERE x.id = $agency_id RETURN x.id AS id
  UNION
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board) WHERE x.id = $agency_id RETURN b.id AS id
count: |
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board)
  WITH DISTINCT x, b
  MATCH (b)<-[:SITS_ON]-()-[:ACTS_FOR]->(y:Agency)
  WHERE x.id < y.id
  WITH x, y, count(DISTINCT b.id) AS boards
  WHERE boards >= $shared_boards
  RETURN count(DISTINCT x.id) AS count
fires_on:
  - when: they sit on two boards, one of them through a post, and the other is only informed of an action
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}), (o:Post {id: 'o1', name: 'Inspector'})-[:POST_IN]->(y), (b:Board {id: 'b1', name: 'One'}), (c:Board {id: 'b2', name: 'Two'}),
             (x)-[:SITS_ON]->(b), (x)-[:SITS_ON]->(c), (y)-[:SITS_ON]->(b), (o)-[:SITS_ON]->(c), (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (y)-[:ASSIGNED {role: 'informed'}]->(a)
    says: Health sits together with Police on 2 boards or more (One and Two); no action was found that it shares with it.
  - when: one board is enough, where the threshold says so
    params: {shared_boards: 1}
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'One'})<-[:SITS_ON]-(:Agency {id: 'g2', name: 'Police'})
  - when: three sit on two boards; one finding tells two pairs, another the third
    findings: 2
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}), (z:Agency {id: 'g3', name: 'Probation'}), (b:Board {id: 'b1', name: 'One'}), (c:Board {id: 'b2', name: 'Two'}),
             (x)-[:SITS_ON]->(b), (x)-[:SITS_ON]->(c), (y)-[:SITS_ON]->(b), (y)-[:SITS_ON]->(c), (z)-[:SITS_ON]->(b), (z)-[:SITS_ON]->(c)
    says: Health sits together with Police and Probation on 2 boards or more (One and Two); no action was found that it shares with them.
silent_on:
  - when: they share one board, or two and an action, be it done
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}), (z:Agency {id: 'g3', name: 'Council'}), (b:Board {id: 'b1', name: 'One'}), (c:Board {id: 'b2', name: 'Two'}),
             (x)-[:SITS_ON]->(b), (x)-[:SITS_ON]->(c), (y)-[:SITS_ON]->(b), (y)-[:SITS_ON]->(c), (z)-[:SITS_ON]->(b), (x)-[:ASSIGNED {role: 'named'}]->(a:Action {id: 'a1', name: 'One', status: 'done'}), (y)-[:ASSIGNED {role: 'supports'}]->(a)
  - when: nobody sits anywhere, so that nothing can be said
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'}), (:Agency {id: 'g2', name: 'Police'}), (:Board {id: 'b1', name: 'One'})
---*/
// With whom each agency that sits on a board works; who acts for two agencies is there for both.
MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(:Board)
WITH DISTINCT x
OPTIONAL MATCH (x)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
WHERE r.role IN ['accountable', 'responsible', 'supports', 'named']
WITH DISTINCT x, a
OPTIONAL MATCH (a)<-[s:ASSIGNED]-()-[:ACTS_FOR]->(z:Agency)
WHERE x.id < z.id AND s.role IN ['accountable', 'responsible', 'supports', 'named']
WITH x, collect(DISTINCT z.id) AS working
MATCH (x)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board)
WITH DISTINCT x, working, b
MATCH (b)<-[:SITS_ON]-()-[:ACTS_FOR]->(y:Agency)
WHERE x.id < y.id AND NOT y.id IN working
WITH DISTINCT x, y, b
WITH x, y, collect(b.id) AS boards
WHERE size(boards) >= $shared_boards
UNWIND boards AS board
WITH x, y, board
MATCH (b:Board)
WHERE b.id = board
WITH x, count(DISTINCT y.id) AS many, collect(DISTINCT y.name) AS others, collect(DISTINCT y.id) AS ids,
     collect(DISTINCT b.name) AS names, collect(DISTINCT b.id) AS boards
RETURN x.id AS agency_id, x.name AS agency, others, names, $shared_boards AS least, ids + boards AS nodes,
       CASE WHEN many = 1 THEN 'it' ELSE 'them' END AS them
