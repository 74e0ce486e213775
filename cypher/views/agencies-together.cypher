/*---
title: Agencies that work together
question: Which agencies share open actions, and under which agreement?
drawn: circle
order: 4
shows_on:
  - when: one pair shares two actions under an agreement, one under one that has ended, one under a planned one, one under none
    graph: |
      CREATE (p:Agency {id: 'g1', name: 'Police'}), (h:Agency {id: 'g2', name: 'Health'}), (s:Agency {id: 'g3', name: 'Schools'}), (c:Agency {id: 'g4', name: 'Charity'}),
             (p)-[:ACTS_FOR]->(p), (h)-[:ACTS_FOR]->(h), (s)-[:ACTS_FOR]->(s), (c)-[:ACTS_FOR]->(c), (t:Team {id: 't1', name: 'Gangs Unit'})-[:ACTS_FOR]->(p),
             (a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two'}),
             (t)-[:ASSIGNED {role: 'accountable'}]->(a), (h)-[:ASSIGNED {role: 'supports'}]->(a), (s)-[:ASSIGNED {role: 'supports'}]->(a),
             (p)-[:ASSIGNED {role: 'accountable'}]->(b), (h)-[:ASSIGNED {role: 'supports'}]->(b),
             (c)-[:ASSIGNED {role: 'consulted'}]->(b), (c)-[:ASSIGNED {role: 'supports'}]->(d:Action {id: 'a3', name: 'Three'}), (s)-[:ASSIGNED {role: 'named'}]->(d),
             (p)-[:ASSIGNED {role: 'named'}]->(:Action {id: 'a4', name: 'Four', status: 'done'})<-[:ASSIGNED {role: 'named'}]-(c),
             (t)-[:PARTY_TO]->(k:Agreement {id: 'k1', name: 'Protocol'})<-[:PARTY_TO]-(h),
             (p)-[:PARTY_TO]->(l:Agreement {id: 'k2', name: 'Old Protocol', `ends`: date('2025-12-31')})<-[:PARTY_TO]-(s),
             (h)-[:PARTY_TO]->(m:Agreement {id: 'k3', name: 'New Protocol', planned: true})<-[:PARTY_TO]-(s)
    shows: [[g1, g2, agreed], [g1, g3, ended], [g2, g3, planned], [g3, g4, none]]
---*/
MATCH (x:Agency)<-[:ACTS_FOR]-(p)-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND r.role IN ['accountable', 'responsible', 'supports', 'named']
WITH DISTINCT x, a
MATCH (a)<-[s:ASSIGNED]-(q)-[:ACTS_FOR]->(y:Agency)
WHERE x.id < y.id AND s.role IN ['accountable', 'responsible', 'supports', 'named']
WITH x, y, count(DISTINCT a.id) AS number
OPTIONAL MATCH (x)<-[:ACTS_FOR]-(m)-[:PARTY_TO]->(g:Agreement)<-[:PARTY_TO]-(n)-[:ACTS_FOR]->(y)
WHERE m.id <> n.id
WITH x, y, number,
     min(CASE WHEN NOT coalesce(g.planned, false) AND (g.`starts` IS NULL OR g.`starts` <= $as_of)
               AND (g.`ends` IS NULL OR g.`ends` >= $as_of) AND (g.review IS NULL OR g.review >= $as_of) THEN g.name END) AS agreed,
     min(CASE WHEN NOT coalesce(g.planned, false) AND (g.`ends` < $as_of OR g.review < $as_of) THEN g.name END) AS ended,
     min(CASE WHEN g.planned OR g.`starts` > $as_of THEN g.name END) AS planned
RETURN x.id AS one, y.id AS other,
       CASE WHEN agreed IS NOT NULL THEN 'agreed' WHEN ended IS NOT NULL THEN 'ended' WHEN planned IS NOT NULL THEN 'planned' ELSE 'none' END AS state,
       coalesce(agreed, ended, planned, '') AS says, number
