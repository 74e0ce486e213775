/*---
title: Contacts across the borders
question: Across which borders is there a single point of contact on both sides?
drawn: borders
order: 5
params: {assured_days: 183}
shows_on:
  - when: both sides live; only one; vacant and stale; none; borders of others, and those that do not count, are not shown
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (w:Area {id: 'r2', name: 'Wyeham'}), (z:Area {id: 'r3', name: 'Zedham'}), (v:Area {id: 'r4', name: 'Vexham'}),
             (u:Area {id: 'r5', name: 'Uxham'}), (k:Area {id: 'r6', name: 'Kexham'}), (:Plan {id: 'p1', name: 'Plan'})-[:FOR_AREA]->(x),
             (x)-[:BORDERS {counted: true}]->(w), (z)-[:BORDERS {counted: true}]->(x), (x)-[:BORDERS {counted: true}]->(v), (x)-[:BORDERS {counted: true}]->(u),
             (w)-[:BORDERS {counted: true}]->(z), (x)-[:BORDERS {counted: false}]->(k),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'one', mailbox: 'a@exham.example', assured: date('2025-12-01')})-[:FACES]->(w), (w)<-[:OF]-(:Contact {id: 'c2', name: 'two', mailbox: 'a@wyeham.example', assured: date('2025-12-01')})-[:FACES]->(x),
             (x)<-[:OF]-(:Contact {id: 'c3', name: 'three', mailbox: 'b@exham.example', assured: date('2025-12-01')})-[:FACES]->(z),
             (x)<-[:OF]-(c:Contact {id: 'c4', name: 'four', mailbox: 'c@exham.example'})-[:FACES]->(v), (c)-[:HELD_BY]->(:Post {id: 'o1', name: 'Sergeant', vacant: true}),
             (v)<-[:OF]-(:Contact {id: 'c5', name: 'five', mailbox: 'd@vexham.example', assured: date('2025-06-30')})-[:FACES]->(x),
             (u)<-[:OF]-(:Contact {id: 'c6', name: 'six', planned: true})-[:FACES]->(x)
    shows: [[r1, r2, live], [r2, r1, live], [r1, r3, live], [r3, r1, missing], [r1, r4, vacant], [r4, r1, stale], [r1, r5, missing], [r5, r1, missing]]
  - when: a council speaks for its area, or one that faces nobody is there for all; it has no address
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (w:Area {id: 'r2', name: 'Wyeham'}), (:Plan {id: 'p1', name: 'Plan'})-[:FOR_AREA]->(x), (x)-[:BORDERS]->(w),
             (g:Agency {id: 'g1', name: 'Exham Council'})-[:SERVES]->(x), (g)<-[:OF]-(:Contact {id: 'c1', name: 'one', mailbox: 'a@exham.example'}),
             (w)<-[:OF]-(:Contact {id: 'c2', name: 'two'})-[:FACES]->(g)
    shows: [[r1, r2, live], [r2, r1, stale]]
---*/
MATCH (x:Area)-[b:BORDERS]-(y:Area)
WHERE coalesce(b.counted, true) AND (EXISTS { MATCH (x)<-[:FOR_AREA]-(:Plan) } OR EXISTS { MATCH (y)<-[:FOR_AREA]-(:Plan) })
WITH DISTINCT x, y
// A contact of an agency is its area's, if it serves that area alone; one that faces nobody in particular is there for all.
OPTIONAL MATCH (x)<-[:SERVES*0..1]-(one)<-[:OF]-(c:Contact)
WHERE NOT coalesce(c.planned, false) AND (c.since IS NULL OR c.since <= $as_of)
  AND (one.id = x.id OR COUNT { MATCH (one)-[:SERVES]->() } < 2)
  AND (NOT EXISTS { MATCH (c)-[:FACES]->() } OR EXISTS {
    MATCH (c)-[:FACES]->(two)-[:SERVES*0..1]->(y) WHERE two.id = y.id OR COUNT { MATCH (two)-[:SERVES]->() } < 2
  })
WITH x, y, c,
     // Where no paper speaks of a post's holders, nothing is known against it.
     EXISTS { MATCH (c)-[:HELD_BY]->(o:Post) WHERE coalesce(o.vacant, false) } AND NOT EXISTS {
       MATCH (c)-[:HELD_BY]->(:Post)<-[k:HOLDS]-() WHERE (k.since IS NULL OR k.since <= $as_of) AND (k.until IS NULL OR k.until >= $as_of)
     } AS vacant,
     EXISTS { MATCH (e:Contact) WHERE e.assured IS NOT NULL } AS checked
WITH x, y, min(CASE
  WHEN c.id IS NULL THEN 4
  WHEN vacant THEN 3
  WHEN c.until < $as_of OR trim(coalesce(c.mailbox, '')) = '' OR c.assured < $as_of - $assured_days
    OR c.assured IS NULL AND checked THEN 2
  ELSE 1 END) AS worst
RETURN x.id AS one, y.id AS other, CASE worst WHEN 1 THEN 'live' WHEN 2 THEN 'stale' WHEN 3 THEN 'vacant' ELSE 'missing' END AS state
