/*---
ref: XB-06
family: cross-borough
title: No agreement across the border
question: Where do neighbours act across their border without an agreement between their agencies?
severity: high
subject: Agency
identity: [agency_id, other_id]
message: "{agency} and {other}: {actions} open {what} across the border between {area} and {neighbour} ({titles}), and no agreement in date was found to which both are party."
why: What is shared over a boundary needs an agreement as much as what is shared within it.
fix: Bring both into one agreement, or record the one that there is.
agenda: On what agreement do we share with our neighbours?
sources: ["ICO data sharing code: agreements with all relevant parties"]
of: [pair of agencies of one sort on either side of a border that actions cross, pairs of agencies of one sort on either side of a border that actions cross]
needs: {Agreement not planned: the register lists no agreements, Agency with sector: the register does not say to which sector any organisation belongs}
# Either side's plan may name the other; the pair is told once. An agency that serves several areas is its own neighbour.
picture: |
  MATCH (x:Agency) WHERE x.id IN [$agency_id, $other_id] RETURN x.id AS id
  UNION
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:PARTY_TO]->(g:Agreement) WHERE x.id IN [$agency_id, $other_id] RETURN g.id AS id
count: |
  MATCH (a:Action)-[:MENTIONS]->(n:Area)-[e:BORDERS]-(r:Area)<-[:FOR_AREA]-(p:Plan)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND coalesce(e.counted, true)
    AND EXISTS { MATCH (a)-[:IN_PLAN]->(p) }
  WITH DISTINCT r, n
  MATCH (x:Agency)-[:SERVES]->(r)
  WITH r, n, x
  MATCH (n)<-[:SERVES]-(y:Agency)
  WHERE x.id <> y.id AND x.sector = y.sector
    AND COUNT { MATCH (x)-[:SERVES]->() } = 1 AND COUNT { MATCH (y)-[:SERVES]->() } = 1
  WITH DISTINCT CASE WHEN x.id < y.id THEN x.id ELSE y.id END AS one, CASE WHEN x.id < y.id THEN y.id ELSE x.id END AS other
  RETURN count(*) AS count
fires_on:
  - when: an action for one area names the other, and the councils share only an agreement that has ended
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham'})-[:BORDERS {counted: true}]->(n:Area {id: 'r2', name: 'Wyeham'}), (x:Agency {id: 'g1', name: 'Exham Council', sector: 'council'})-[:SERVES]->(r),
             (y:Agency {id: 'g2', name: 'Wyeham Council', sector: 'council'})-[:SERVES]->(n), (:Agency {id: 'g3', name: 'Wyeham Police', sector: 'police'})-[:SERVES]->(n),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'Old', `ends`: date('2025-12-31')})<-[:PARTY_TO]-(y),
             (a:Action {id: 'a1', name: 'Share news', label: '1 Share news'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r), (a)-[:MENTIONS]->(n)
    says: "Exham Council and Wyeham Council: 1 open action across the border between Exham and Wyeham (1 Share news), and no agreement in date was found to which both are party."
  - when: each side's plan names the other
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham'})-[:BORDERS {counted: true}]->(n:Area {id: 'r2', name: 'Wyeham'}), (:Agreement {id: 'i1', name: 'Other'}),
             (:Agency {id: 'g2', name: 'Exham Council', sector: 'council'})-[:SERVES]->(r), (:Agency {id: 'g1', name: 'Wyeham Council', sector: 'council'})-[:SERVES]->(n),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r), (a)-[:MENTIONS]->(n),
             (b:Action {id: 'a2', name: 'Two', status: 'open'})-[:IN_PLAN]->(:Plan {id: 'p2', name: 'their plan'})-[:FOR_AREA]->(n), (b)-[:MENTIONS]->(r)
    says: "Wyeham Council and Exham Council: 2 open actions across the border between Wyeham and Exham (One and Two), and no agreement in date was found to which both are party."
silent_on:
  - when: both are party to one in date, one of them through a team
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham'})-[:BORDERS {counted: true}]->(n:Area {id: 'r2', name: 'Wyeham'}), (x:Agency {id: 'g1', name: 'Exham Council', sector: 'council'})-[:SERVES]->(r),
             (y:Agency {id: 'g2', name: 'Wyeham Council', sector: 'council'})-[:SERVES]->(n), (t:Team {id: 't1', name: 'YOT'})-[:PART_OF]->(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One'})<-[:PARTY_TO]-(t),
             (a:Action {id: 'a1', name: 'Share news'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r), (a)-[:MENTIONS]->(n)
  - when: they are of two sorts, or one serves both areas
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham'})-[:BORDERS {counted: true}]->(n:Area {id: 'r2', name: 'Wyeham'}), (:Agreement {id: 'i1', name: 'One'}), (:Agency {id: 'g1', name: 'Exham Council', sector: 'council'})-[:SERVES]->(r),
             (y:Agency {id: 'g2', name: 'Police', sector: 'police'})-[:SERVES]->(n), (y)-[:SERVES]->(r), (:Agency {id: 'g3', name: 'Exham Police', sector: 'police'})-[:SERVES]->(r),
             (a:Action {id: 'a1', name: 'Share news'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r), (a)-[:MENTIONS]->(n)
  - when: the action is done, the border does not count, or no action names the neighbour
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham'})-[:BORDERS {counted: true}]->(n:Area {id: 'r2', name: 'Wyeham'}), (r)-[:BORDERS {counted: false}]->(m:Area {id: 'r3', name: 'Zedham'}), (r)-[:BORDERS]->(k:Area {id: 'r4', name: 'Kayham'}),
             (:Agreement {id: 'i1', name: 'One'}), (:Agency {id: 'g1', name: 'Exham Council', sector: 'council'})-[:SERVES]->(r), (:Agency {id: 'g2', name: 'Wyeham Council', sector: 'council'})-[:SERVES]->(n),
             (:Agency {id: 'g3', name: 'Zedham Council', sector: 'council'})-[:SERVES]->(m), (:Agency {id: 'g4', name: 'Kayham Council', sector: 'council'})-[:SERVES]->(k), (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r),
             (a:Action {id: 'a1', name: 'One', status: 'done'})-[:IN_PLAN]->(p), (a)-[:MENTIONS]->(n), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (b)-[:MENTIONS]->(m), (:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p)
---*/
MATCH (a:Action)-[:MENTIONS]->(n:Area)-[e:BORDERS]-(r:Area)<-[:FOR_AREA]-(p:Plan)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND coalesce(e.counted, true)
  AND EXISTS { MATCH (a)-[:IN_PLAN]->(p) }
WITH DISTINCT a, r, n
// One after the other: together, the embedded engine would join all agencies with all.
MATCH (x:Agency)-[:SERVES]->(r)
WITH a, r, n, x
MATCH (n)<-[:SERVES]-(y:Agency)
WHERE x.id <> y.id AND x.sector = y.sector
  AND COUNT { MATCH (x)-[:SERVES]->() } = 1 AND COUNT { MATCH (y)-[:SERVES]->() } = 1
WITH a, CASE WHEN x.id < y.id THEN x.id ELSE y.id END AS agency_id, CASE WHEN x.id < y.id THEN y.id ELSE x.id END AS other_id,
     CASE WHEN x.id < y.id THEN r.name ELSE n.name END AS area, CASE WHEN x.id < y.id THEN n.name ELSE r.name END AS neighbour
WITH agency_id, other_id, area, neighbour, count(DISTINCT a.id) AS actions,
     collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes
MATCH (x:Agency)
WHERE x.id = agency_id
WITH x, agency_id, other_id, area, neighbour, actions, titles, nodes
MATCH (y:Agency)
WHERE y.id = other_id
  AND NOT EXISTS {
    MATCH (x)<-[:ACTS_FOR]-(one)-[:PARTY_TO]->(g:Agreement)<-[:PARTY_TO]-(two)-[:ACTS_FOR]->(y)
    WHERE one.id <> two.id AND NOT coalesce(g.planned, false)
      AND (g.`starts` IS NULL OR g.`starts` <= $as_of) AND (g.`ends` IS NULL OR g.`ends` >= $as_of) AND (g.review IS NULL OR g.review >= $as_of)
  }
RETURN agency_id, other_id, x.name AS agency, y.name AS other, area, neighbour, actions, titles, nodes,
       CASE WHEN actions = 1 THEN 'action' ELSE 'actions' END AS what
