/*---
title: One agency
question: Who in the agency does what, and with whom?
about: Agency
drawn: layers
order: 2
shows_on:
  - when: a team leads one action beside another agency, and the agency helps on one; one that is done is not shown
    about: g1
    graph: |
      CREATE (p:Agency {id: 'g1', name: 'Police'}), (p)-[:ACTS_FOR]->(p), (t:Team {id: 't1', name: 'Gangs Unit'})-[:ACTS_FOR]->(p),
             (h:Agency {id: 'g2', name: 'Health'}), (h)-[:ACTS_FOR]->(h), (n:Post {id: 'o1', name: 'Nurse'})-[:ACTS_FOR]->(h),
             (t)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (n)-[:ASSIGNED {role: 'supports'}]->(a),
             (p)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a2', name: 'Two'}),
             (p)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a3', name: 'Three', status: 'done'}),
             (h)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a4', name: 'Four'})
    shows: [[t1, a1, ''], [g1, a2, helps], [a1, g2, with]]
---*/
MATCH (g:Agency)<-[:ACTS_FOR]-(x:Agency|Team|Person|Post)-[r:ASSIGNED]->(a:Action)
WHERE g.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH a, x, min(CASE WHEN r.role IN ['accountable', 'responsible', 'named'] THEN 0 ELSE 1 END) AS rank
RETURN x.id AS one, a.id AS other, CASE WHEN rank = 0 THEN '' ELSE 'helps' END AS state

UNION ALL

MATCH (g:Agency)<-[:ACTS_FOR]-(x)-[:ASSIGNED]->(a:Action)
WHERE g.id = $about AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH DISTINCT g, a
MATCH (a)<-[:ASSIGNED]-(y)-[:ACTS_FOR]->(h:Agency)
WHERE h.id <> g.id
RETURN DISTINCT a.id AS one, h.id AS other, 'with' AS state
