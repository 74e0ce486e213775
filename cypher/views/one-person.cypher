/*---
title: One person, post or team
question: What does the person, post or team do, with whom, and where is it reported?
about: [Person, Post, Team]
drawn: layers
order: 0
shows_on:
  - when: she leads one action with a team, by her post, helps on one that reports to a board, and leads one whose plan does; one is done
    about: x1
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS]->(o:Post {id: 'o1', name: 'Head of Safety'}), (x)-[:WORKS_FOR]->(:Agency {id: 'g1', name: 'Council'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (:Team {id: 't1', name: 'Gangs Unit'})-[:ASSIGNED {role: 'responsible'}]->(a),
             (x)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a2', name: 'Two'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', status: 'done'}),
             (:Person {id: 'x2', name: 'Bo Quill'})-[:HOLDS {until: date('2025-12-31')}]->(o),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'Plan'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Executive'})
    shows: [[x1, o1, holds], [o1, a1, ''], [x1, a2, helps], [t1, a1, beside], [a2, b1, ''], [a1, '', broken], [o1, a4, ''], [a4, b2, by plan]]
---*/
MATCH (x:Person|Post|Team)-[h:HOLDS*0..1]->(y:Person|Post|Team)-[r:ASSIGNED]->(a:Action)
WHERE x.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH DISTINCT a, y, CASE WHEN r.role IN ['accountable', 'responsible', 'named'] THEN 0 ELSE 1 END AS part
WITH a, y, min(part) AS rank
RETURN y.id AS one, a.id AS other, CASE WHEN rank = 0 THEN '' ELSE 'helps' END AS state

UNION ALL

MATCH (x:Person)-[h:HOLDS]->(y:Post)
WHERE x.id = $about AND (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
RETURN DISTINCT x.id AS one, y.id AS other, 'holds' AS state

UNION ALL

MATCH (x:Person|Post|Team)-[:HOLDS*0..1]->(:Person|Post|Team)-[:ASSIGNED]->(a:Action)
WHERE x.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH DISTINCT x, a
MATCH (a)<-[r:ASSIGNED]-(z:Agency|Team|Person|Post|Board)
WHERE z.id <> x.id AND NOT EXISTS { MATCH (x)-[:HOLDS]->(z) }
RETURN DISTINCT z.id AS one, a.id AS other, 'beside' AS state

UNION ALL

MATCH (x:Person|Post|Team)-[:HOLDS*0..1]->(:Person|Post|Team)-[:ASSIGNED]->(a:Action)-[:REPORTS_TO]->(b:Board)
WHERE x.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
RETURN DISTINCT a.id AS one, b.id AS other, '' AS state

UNION ALL

// What an action itself does not say, its plan may.
MATCH (x:Person|Post|Team)-[:HOLDS*0..1]->(:Person|Post|Team)-[:ASSIGNED]->(a:Action)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(b:Board)
WHERE x.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) }
RETURN DISTINCT a.id AS one, b.id AS other, 'by plan' AS state

UNION ALL

MATCH (x:Person|Post|Team)-[:HOLDS*0..1]->(:Person|Post|Team)-[:ASSIGNED]->(a:Action)
WHERE x.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } AND NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(:Board) }
RETURN DISTINCT a.id AS one, '' AS other, 'broken' AS state
