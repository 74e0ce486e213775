/*---
title: Single points of failure
question: Whose absence would leave actions to nobody, or an agency without a seat on any board?
drawn: rows
order: 3
params: {alone: 2}
shows_on:
  - when: two actions and an agency's only seat hang on her; of his two, one has another who delivers
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'}),
             (x)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a2', name: 'Two'}), (x)-[:WORKS_FOR]->(:Agency {id: 'g1', name: 'Health'}),
             (x)-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (y:Person {id: 'x2', name: 'Bo Quill'})-[:ASSIGNED {role: 'accountable'}]->(c:Action {id: 'a3', name: 'Three'}),
             (y)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a4', name: 'Four'}),
             (:Agency {id: 'g2', name: 'Police'})-[:ASSIGNED {role: 'responsible'}]->(c)
    shows: [[x1, a1, alone], [x1, a2, alone], [x1, g1, only seat]]
---*/
MATCH (x:Person|Post)-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (r.role IN ['accountable', 'responsible'] OR r.role = 'named' AND NOT EXISTS {
    MATCH (a)<-[s:ASSIGNED]-(y:Agency|Team|Person|Post|Board) WHERE y.id <> x.id AND s.role = 'named'
  })
  AND NOT EXISTS {
    MATCH (a)<-[s:ASSIGNED]-(y:Agency|Team|Person|Post|Board)
    WHERE y.id <> x.id AND s.role IN ['accountable', 'responsible']
  }
WITH x, count(DISTINCT a.id) AS carried
WHERE carried >= $alone
MATCH (x)-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (r.role IN ['accountable', 'responsible'] OR r.role = 'named' AND NOT EXISTS {
    MATCH (a)<-[s:ASSIGNED]-(y:Agency|Team|Person|Post|Board) WHERE y.id <> x.id AND s.role = 'named'
  })
  AND NOT EXISTS {
    MATCH (a)<-[s:ASSIGNED]-(y:Agency|Team|Person|Post|Board)
    WHERE y.id <> x.id AND s.role IN ['accountable', 'responsible']
  }
RETURN DISTINCT x.id AS one, a.id AS other, 'alone' AS state

UNION ALL

// An agency of which one person or post sits on boards.
MATCH (g:Agency)<-[:PART_OF|WORKS_FOR|POST_IN|HOLDS*0..3]-(y:Agency|Team|Person|Post)-[:SITS_ON]->(:Board)
WITH g, count(DISTINCT y.id) AS seats
WHERE seats = 1
MATCH (g)<-[:PART_OF|WORKS_FOR|POST_IN|HOLDS*1..3]-(x:Person|Post)-[:SITS_ON]->(:Board)
RETURN DISTINCT x.id AS one, g.id AS other, 'only seat' AS state
