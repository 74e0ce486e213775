/*---
ref: GOV-05
family: boards and governance
title: Boards that report to each other
question: Which boards report in a circle, so that none is the highest?
severity: medium
subject: Board
identity: [board_id]
message: "{what}: {boards}."
why: What goes round comes to nobody who decides.
fix: Say which of them is the higher, and take out the line the other way.
agenda: Which of these boards decides?
sources: [own]
of: [board that reports to another, boards that report to another]
needs: {REPORTS_TO from Board: the register does not say which board reports to which}
# A circle is told once, under the first of its boards. Circles of more than six boards are not looked for.
picture: |
  MATCH (x:Board) WHERE x.id = $board_id RETURN x.id AS id
  UNION
  MATCH (x:Board)-[:REPORTS_TO]-(y:Board) WHERE x.id = $board_id RETURN y.id AS id
count: |
  MATCH (b:Board)-[:REPORTS_TO]->(:Board)
  RETURN count(DISTINCT b.id) AS count
fires_on:
  - when: two report to each other
    graph: |
      CREATE (a:Board {id: 'b1', name: 'Executive'})-[:REPORTS_TO]->(b:Board {id: 'b2', name: 'Panel'}), (b)-[:REPORTS_TO]->(a)
    says: "These boards report to each other: Executive and Panel."
  - when: three report in a circle, a fourth to one of them
    graph: |
      CREATE (a:Board {id: 'b1', name: 'One'})-[:REPORTS_TO]->(b:Board {id: 'b2', name: 'Two'})-[:REPORTS_TO]->(c:Board {id: 'b3', name: 'Three'}),
             (c)-[:REPORTS_TO]->(a), (:Board {id: 'b0', name: 'Four'})-[:REPORTS_TO]->(a)
    says: "These boards report to each other: One, Three and Two."
  - when: a board reports to itself
    graph: |
      CREATE (a:Board {id: 'b1', name: 'Executive'}), (a)-[:REPORTS_TO]->(a)
    says: "This board reports to itself: Executive."
  - when: there are two circles
    findings: 2
    graph: |
      CREATE (a:Board {id: 'b1', name: 'One'})-[:REPORTS_TO]->(b:Board {id: 'b2', name: 'Two'}), (b)-[:REPORTS_TO]->(a),
             (c:Board {id: 'b3', name: 'Three'})-[:REPORTS_TO]->(d:Board {id: 'b4', name: 'Four'}), (d)-[:REPORTS_TO]->(c)
silent_on:
  - when: two report to a third by two ways
    graph: |
      CREATE (a:Board {id: 'b1', name: 'One'})-[:REPORTS_TO]->(b:Board {id: 'b2', name: 'Two'})-[:REPORTS_TO]->(c:Board {id: 'b3', name: 'Three'}), (a)-[:REPORTS_TO]->(c)
  - when: no board reports to another, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})
---*/
MATCH (b:Board)-[:REPORTS_TO*1..6]->(c:Board)
WITH DISTINCT b, c
MATCH (c)-[:REPORTS_TO*0..6]->(b)
WITH b, min(c.id) AS first, collect(DISTINCT c.name) AS boards, collect(DISTINCT c.id) AS nodes
WHERE b.id = first
RETURN b.id AS board_id, boards, nodes,
       CASE WHEN size(nodes) = 1 THEN 'This board reports to itself' ELSE 'These boards report to each other' END AS what
