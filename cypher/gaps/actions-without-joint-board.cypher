/*---
ref: NET-06
family: network shape
title: Two work together and never meet
question: Which agencies share actions and no board?
severity: low
subject: Agency
identity: [agency_id, other_id]
message: "{agency} and {other} share {actions} open actions, and no board on which both sit was found."
why: Nobody sees their joint work as a whole.
fix: Give both a seat on the board that hears of these actions.
agenda: Where do these two account for what they do together?
sources: [own]
of: [pair of agencies that work together, pairs of agencies that work together]
needs: {SITS_ON: the register does not say who sits on which board}
# Only agencies that sit on some board: where nobody of an agency sits anywhere, that is told of the agency.
params:
  joint_actions: 3
picture: |
  MATCH (x:Agency) WHERE x.id IN [$agency_id, $other_id] RETURN x.id AS id
  UNION
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board) WHERE x.id IN [$agency_id, $other_id] RETURN b.id AS id
count: |
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(:Board)
  WITH DISTINCT x
  MATCH (x)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND r.role IN ['accountable', 'responsible', 'supports', 'named']
  WITH DISTINCT a, x
  WITH a, collect(x.id) AS agencies
  WHERE size(agencies) > 1
  UNWIND agencies AS one
  UNWIND agencies AS other
  WITH one, other
  WHERE one < other
  WITH one, other, count(*) AS actions
  WHERE actions >= $joint_actions
  RETURN count(*) AS count
fires_on:
  - when: they share three actions and sit on two boards
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'})-[:SITS_ON]->(:Board {id: 'b1', name: 'One'}), (y:Agency {id: 'g2', name: 'Police'}), (:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(y), (y)-[:SITS_ON]->(:Board {id: 'b2', name: 'Two'}), (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(x),
             (a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two'}), (c:Action {id: 'a3', name: 'Three', status: 'open'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (y)-[:ASSIGNED {role: 'supports'}]->(a), (t)-[:ASSIGNED {role: 'named'}]->(b), (y)-[:ASSIGNED {role: 'named'}]->(b), (x)-[:ASSIGNED {role: 'responsible'}]->(c), (y)-[:ASSIGNED {role: 'accountable'}]->(c)
    says: Health and Police share 3 open actions, and no board on which both sit was found.
  - when: one action is enough, where the threshold says so
    params: {joint_actions: 1}
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'})-[:SITS_ON]->(:Board {id: 'b1', name: 'One'}), (y:Agency {id: 'g2', name: 'Police'})-[:SITS_ON]->(:Board {id: 'b2', name: 'Two'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(y)
silent_on:
  - when: they share two open actions, one that is done, and one of which the other is informed
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'})-[:SITS_ON]->(:Board {id: 'b1', name: 'One'}), (y:Agency {id: 'g2', name: 'Police'})-[:SITS_ON]->(:Board {id: 'b2', name: 'Two'}), (a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two'}), (c:Action {id: 'a3', name: 'Three', status: 'done'}), (d:Action {id: 'a4', name: 'Four'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (y)-[:ASSIGNED {role: 'supports'}]->(a), (x)-[:ASSIGNED {role: 'named'}]->(b), (y)-[:ASSIGNED {role: 'named'}]->(b), (x)-[:ASSIGNED {role: 'responsible'}]->(c), (y)-[:ASSIGNED {role: 'accountable'}]->(c), (x)-[:ASSIGNED {role: 'responsible'}]->(d), (y)-[:ASSIGNED {role: 'informed'}]->(d)
  - when: one of each sits on one board, or one sits nowhere
    params: {joint_actions: 1}
    graph: |
      CREATE (b:Board {id: 'b1', name: 'One'}), (x:Agency {id: 'g1', name: 'Health'})-[:SITS_ON]->(b), (:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(y:Agency {id: 'g2', name: 'Police'}), (z:Agency {id: 'g3', name: 'Council'}), (a:Action {id: 'a1', name: 'One'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (y)-[:ASSIGNED {role: 'supports'}]->(a), (z)-[:ASSIGNED {role: 'supports'}]->(a), (:Post {id: 'o1', name: 'Inspector'})-[:POST_IN]->(y), (y)-[:SITS_ON]->(b)
---*/
// With whom each agency sits on a board, itself among them; who acts for two agencies sits for both.
MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board)
WITH DISTINCT x, b
MATCH (b)<-[:SITS_ON]-()-[:ACTS_FOR]->(z:Agency)
WITH x, collect(DISTINCT z.id) AS seated
MATCH (x)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.role IN ['accountable', 'responsible', 'supports', 'named']
MATCH (a)<-[s:ASSIGNED]-()-[:ACTS_FOR]->(y:Agency)
WHERE s.role IN ['accountable', 'responsible', 'supports', 'named'] AND x.id < y.id AND NOT y.id IN seated
WITH x, y, count(DISTINCT a.id) AS actions, collect(DISTINCT a.id) AS nodes
WHERE actions >= $joint_actions AND EXISTS { MATCH (y)<-[:ACTS_FOR]-()-[:SITS_ON]->(:Board) }
RETURN x.id AS agency_id, y.id AS other_id, x.name AS agency, y.name AS other, actions, nodes
