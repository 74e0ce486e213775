/*---
title: One finding
question: What does the finding rest on?
about: Finding
drawn: layers
order: 3
shows_on:
  - when: of three, two are joined and one stands alone
    nodes: [x1, a1, b1]
    graph: |
      CREATE (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'supports'}]->(a), (:Board {id: 'b1', name: 'Panel'})
    shows: [[x1, '', ''], [a1, '', ''], [b1, '', ''], [x1, a1, '']]
---*/
MATCH (x)
WHERE x.id IN $nodes
RETURN x.id AS one, '' AS other, '' AS state

UNION ALL

MATCH (x)-[]->(y)
WHERE x.id IN $nodes AND y.id IN $nodes AND x.id <> y.id
RETURN DISTINCT x.id AS one, y.id AS other, '' AS state
