/*---
title: One theme
question: Who leads and delivers the actions of the theme, and where do they report?
about: Theme
drawn: layers
order: 1
shows_on:
  - when: one is led and reports, one is neither, of one the plan reports; another theme's is not shown
    about: m1
    graph: |
      CREATE (m:Theme {id: 'm1', name: 'Schools'}), (a:Action {id: 'a1', name: 'One'})-[:IN_THEME]->(m), (:Action {id: 'a2', name: 'Two'})-[:IN_THEME]->(m),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'supports'}]->(a),
             (a)-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Panel'}),
             (:Person {id: 'x2', name: 'Bo Quill'})-[:ASSIGNED {role: 'accountable'}]->(c:Action {id: 'a5', name: 'Five'}), (c)-[:IN_THEME]->(m), (c)-[:IN_PLAN]->(:Plan {id: 'p1', name: 'Plan'})-[:REPORTS_TO]->(b),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three'})
    shows: [[x1, a1, ''], [g1, a1, helps], [a1, b1, ''], [a2, '', unled], [a2, '', broken], [x2, a5, ''], [a5, b1, by plan]]
---*/
MATCH (m:Theme)<-[:IN_THEME]-(a:Action)<-[r:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder)
WHERE m.id = $about
WITH a, x, min(CASE WHEN r.role IN ['accountable', 'responsible', 'named'] THEN 0 ELSE 1 END) AS rank
RETURN x.id AS one, a.id AS other, CASE WHEN rank = 0 THEN '' ELSE 'helps' END AS state

UNION ALL

MATCH (m:Theme)<-[:IN_THEME]-(a:Action)-[:REPORTS_TO]->(b:Board)
WHERE m.id = $about
RETURN DISTINCT a.id AS one, b.id AS other, '' AS state

UNION ALL

// What an action itself does not say, its plan may.
MATCH (m:Theme)<-[:IN_THEME]-(a:Action)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(b:Board)
WHERE m.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) }
RETURN DISTINCT a.id AS one, b.id AS other, 'by plan' AS state

UNION ALL

MATCH (m:Theme)<-[:IN_THEME]-(a:Action)
WHERE m.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS {
  MATCH (a)<-[r:ASSIGNED]-(:Agency|Team|Person|Post|Board) WHERE r.role IN ['accountable', 'responsible', 'named']
}
RETURN a.id AS one, '' AS other, 'unled' AS state

UNION ALL

MATCH (m:Theme)<-[:IN_THEME]-(a:Action)
WHERE m.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } AND NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(:Board) }
RETURN a.id AS one, '' AS other, 'broken' AS state
