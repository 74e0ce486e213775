/*---
ref: XB-10
family: cross-borough
title: One police command, separate plans
question: Which areas share a police command and no action or board?
severity: low
subject: Area
identity: [area_id, other_id]
message: "{area} and {other} lie under one police command ({command}); no action or board was found that they share."
why: One command is then tasked twice, and not always alike.
fix: Agree one action or one meeting for both, or say who tells the command what comes first.
agenda: What should the two of us ask of the command together?
sources: ["own, after joint plans of neighbouring boroughs"]
of: [pair of areas with plans under one police command, pairs of areas with plans under one police command]
needs: {Area with command: no area is known to share a police command}
picture: |
  MATCH (r:Area)<-[:FOR_AREA]-(p:Plan|Board) WHERE r.id IN [$area_id, $other_id] RETURN p.id AS id
  UNION
  MATCH (r:Area) WHERE r.id IN [$area_id, $other_id] RETURN r.id AS id
  UNION
  MATCH (z:Area) WHERE z.id = $area_id RETURN z.id AS id
count: |
  MATCH (r:Area)<-[:FOR_AREA]-(:Plan)
  WITH DISTINCT r
  MATCH (s:Area)<-[:FOR_AREA]-(:Plan)
  WHERE r.id < s.id AND r.command = s.command
  WITH DISTINCT r, s
  RETURN count(*) AS count
fires_on:
  - when: each has its plan and its board, and only the police are in both
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham', command: 'Met, North'})<-[:FOR_AREA]-(p:Plan {id: 'p1', name: 'our plan'}), (s:Area {id: 'r2', name: 'Wyeham', command: 'Met, North'})<-[:FOR_AREA]-(q:Plan {id: 'p2', name: 'their plan'}),
             (m:Agency {id: 'g1', name: 'Police'})-[:SERVES]->(r), (m)-[:SERVES]->(s), (m)-[:ASSIGNED]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (m)-[:ASSIGNED]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(q),
             (p)-[:REPORTS_TO]->(:Board {id: 'b1', name: 'One'}), (q)-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Two'})
    says: Exham and Wyeham lie under one police command (Met, North); no action or board was found that they share.
silent_on:
  - when: both plans go to one board
    graph: |
      CREATE (:Area {id: 'r1', name: 'Exham', command: 'Met, North'})<-[:FOR_AREA]-(p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'One'})<-[:REPORTS_TO]-(q:Plan {id: 'p2', name: 'their plan'})-[:FOR_AREA]->(:Area {id: 'r2', name: 'Wyeham', command: 'Met, North'})
  - when: a board is for both
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham', command: 'Met, North'})<-[:FOR_AREA]-(:Plan {id: 'p1', name: 'our plan'}), (s:Area {id: 'r2', name: 'Wyeham', command: 'Met, North'})<-[:FOR_AREA]-(:Plan {id: 'p2', name: 'their plan'}), (r)<-[:FOR_AREA]-(:Board {id: 'b1', name: 'One'})-[:FOR_AREA]->(s)
  - when: an action of one names the other
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham', command: 'Met, North'})<-[:FOR_AREA]-(:Plan {id: 'p1', name: 'our plan'}), (:Area {id: 'r2', name: 'Wyeham', command: 'Met, North'})<-[:FOR_AREA]-(q:Plan {id: 'p2', name: 'their plan'}),
             (a:Action {id: 'a1', name: 'One', status: 'done'})-[:IN_PLAN]->(q), (a)-[:MENTIONS]->(r)
  - when: an agency of one area alone has a part in an action of the other
    graph: |
      CREATE (:Area {id: 'r1', name: 'Exham', command: 'Met, North'})<-[:FOR_AREA]-(p:Plan {id: 'p1', name: 'our plan'}), (s:Area {id: 'r2', name: 'Wyeham', command: 'Met, North'})<-[:FOR_AREA]-(:Plan {id: 'p2', name: 'their plan'}),
             (t:Team {id: 't1', name: 'YOT'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Wyeham Council'})-[:SERVES]->(s), (t)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p)
  - when: one plan is for both, the commands differ, or one has no plan
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham', command: 'Met, North'}), (p)-[:FOR_AREA]->(:Area {id: 'r2', name: 'Wyeham', command: 'Met, North'}),
             (:Plan {id: 'p2', name: 'their plan'})-[:FOR_AREA]->(:Area {id: 'r3', name: 'Zedham', command: 'Met, South'}), (:Area {id: 'r4', name: 'Kayham', command: 'Met, South'})
---*/
MATCH (r:Area)<-[:FOR_AREA]-(p:Plan)
WITH r, collect(DISTINCT p.id) AS plans
MATCH (s:Area)<-[:FOR_AREA]-(q:Plan)
WHERE r.id < s.id AND r.command = s.command
WITH r, s, plans, collect(DISTINCT q.id) AS others
WHERE NOT EXISTS { MATCH (r)<-[:FOR_AREA]-(:Plan)-[:FOR_AREA]->(s) }
  AND NOT EXISTS { MATCH (r)<-[:FOR_AREA]-(:Board)-[:FOR_AREA]->(s) }
  AND NOT EXISTS { MATCH (r)<-[:FOR_AREA]-(:Plan)-[:REPORTS_TO]->(:Board)<-[:REPORTS_TO]-(:Plan)-[:FOR_AREA]->(s) }
  AND NOT EXISTS { MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:REPORTS_TO]->(:Board)<-[:REPORTS_TO]-(:Action)-[:IN_PLAN]->(:Plan)-[:FOR_AREA]->(s) }
  AND NOT EXISTS { MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:MENTIONS]->(s) }
  AND NOT EXISTS { MATCH (s)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:MENTIONS]->(r) }
  AND NOT EXISTS {
    MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)-[:SERVES]->(s)
    WHERE NOT EXISTS { MATCH (g)-[:SERVES]->(r) }
  }
  AND NOT EXISTS {
    MATCH (s)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)-[:SERVES]->(r)
    WHERE NOT EXISTS { MATCH (g)-[:SERVES]->(s) }
  }
RETURN r.id AS area_id, s.id AS other_id, r.name AS area, s.name AS other, r.command AS command, plans + others AS nodes
