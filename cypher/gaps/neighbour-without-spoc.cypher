/*---
ref: XB-01
family: cross-borough
title: A neighbour without a single point of contact
question: For which neighbouring areas is no single point of contact (SPOC) named?
severity: high
subject: Area
identity: [area_id, neighbour_id]
message: "{area} names no single point of contact for its neighbour {neighbour}{note}."
why: Moves between boroughs are where risk is lost from sight.
fix: Name a post with a shared mailbox, and tell the neighbour.
agenda: Who answers when this neighbour calls?
sources: [London Councils guide to referral of gang members]
of: [neighbour of an area with a plan, neighbours of areas with a plan]
needs: {Contact: the register lists no single points of contact}
picture: |
  MATCH (x:Area) WHERE x.id IN [$area_id, $neighbour_id] RETURN x.id AS id
  UNION
  MATCH (x:Area)<-[:OF]-(c:Contact) WHERE x.id = $area_id RETURN c.id AS id
count: |
  MATCH (:Plan)-[:FOR_AREA]->(a:Area)-[b:BORDERS]-(n:Area)
  WHERE coalesce(b.counted, true)
  WITH DISTINCT a, n
  RETURN count(*) AS count
fires_on:
  - when: the contact is for another neighbour
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(:Area {id: 'r2', name: 'Wyeham'}),
             (b:Area {id: 'r3', name: 'Zedham'})-[:BORDERS {counted: true}]->(a),
             (a)<-[:OF]-(:Contact {id: 'c1', name: 'moves', planned: true})-[:FACES]->(b)
    says: Exham names no single point of contact for its neighbour Wyeham.
  - when: both have a plan, and the only contact has ended
    findings: 2
    graph: |
      CREATE (:Plan {id: 'p1', name: 'one'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'})<-[:FOR_AREA]-(:Plan {id: 'p3', name: 'three'}),
             (:Plan {id: 'p2', name: 'two'})-[:FOR_AREA]->(b:Area {id: 'r2', name: 'Wyeham'}),
             (a)-[:BORDERS]->(b), (a)<-[:OF]-(:Contact {id: 'c1', name: 'moves', until: date('2025-12-31')})-[:FACES]->(b)
  - when: the contact is for an agency that serves many areas
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(b:Area {id: 'r2', name: 'Wyeham'}),
             (g:Agency {id: 'g1', name: 'Police'})-[:SERVES]->(a), (g)-[:SERVES]->(b),
             (a)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(g)
  - when: the one that is there for everybody is the neighbour's own, has ended, or is of an agency of many areas
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(b:Area {id: 'r2', name: 'Wyeham'}),
             (g:Agency {id: 'g1', name: 'Police'})-[:SERVES]->(a), (g)-[:SERVES]->(b),
             (b)<-[:OF]-(:Contact {id: 'c1', name: 'moves'}), (g)<-[:OF]-(:Contact {id: 'c2', name: 'moves'}),
             (a)<-[:OF]-(:Contact {id: 'c3', name: 'moves', until: date('2025-12-31')})
  - when: the neighbour has one for it
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(b:Area {id: 'r2', name: 'Wyeham'}), (b)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(a)
    says: Exham names no single point of contact for its neighbour Wyeham, which has one in the other direction.
silent_on:
  - when: it faces nobody in particular, and so is there for every neighbour
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(:Area {id: 'r2', name: 'Wyeham'}),
             (a)-[:BORDERS {counted: true}]->(:Area {id: 'r3', name: 'Zedham'}),
             (:Agency {id: 'g1', name: 'Exham Council'})-[:SERVES]->(a),
             (a)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})
  - when: the council's one faces nobody in particular
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(:Area {id: 'r2', name: 'Wyeham'}),
             (g:Agency {id: 'g1', name: 'Exham Council'})-[:SERVES]->(a),
             (g)<-[:OF]-(:Contact {id: 'c1', name: 'moves', until: date('2026-01-01')})
  - when: one is planned, and one is there until today
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(b:Area {id: 'r2', name: 'Wyeham'}),
             (a)-[:BORDERS {counted: true}]->(c:Area {id: 'r3', name: 'Zedham'}),
             (a)<-[:OF]-(:Contact {id: 'c1', name: 'moves', planned: true})-[:FACES]->(b),
             (a)<-[:OF]-(:Contact {id: 'c2', name: 'moves', until: date('2026-01-01')})-[:FACES]->(c)
  - when: the two councils, each of one area, have it between them
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(b:Area {id: 'r2', name: 'Wyeham'}),
             (g:Agency {id: 'g1', name: 'Exham Council'})-[:SERVES]->(a), (h:Agency {id: 'g2', name: 'Wyeham Council'})-[:SERVES]->(b),
             (g)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(h)
  - when: the border does not count, or lies elsewhere
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: false}]->(b:Area {id: 'r2', name: 'Wyeham'}),
             (b)-[:BORDERS {counted: true}]->(c:Area {id: 'r3', name: 'Zedham'}),
             (c)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(b)
  - when: no contacts are listed, so that nothing can be said
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(a:Area {id: 'r1', name: 'Exham'}),
             (a)-[:BORDERS {counted: true}]->(:Area {id: 'r2', name: 'Wyeham'})
---*/
MATCH (p:Plan)-[:FOR_AREA]->(a:Area)-[b:BORDERS]-(n:Area)
WHERE coalesce(b.counted, true)
WITH a, n, collect(DISTINCT p.id) AS nodes
// A contact of an agency is its area's, if it serves that area alone.
WHERE NOT EXISTS {
  MATCH (a)<-[:SERVES*0..1]-(one)<-[:OF]-(c:Contact)-[:FACES]->(two)-[:SERVES*0..1]->(n)
  WHERE (c.until IS NULL OR c.until >= $as_of)
    AND COUNT { MATCH (one)-[:SERVES]->() } < 2
    AND COUNT { MATCH (two)-[:SERVES]->() } < 2
}
// One that faces nobody in particular is there for every neighbour.
AND NOT EXISTS {
  MATCH (a)<-[:SERVES*0..1]-(one)<-[:OF]-(c:Contact)
  WHERE (c.until IS NULL OR c.until >= $as_of)
    AND COUNT { MATCH (one)-[:SERVES]->() } < 2
    AND NOT EXISTS { MATCH (c)-[:FACES]->() }
}
RETURN a.id AS area_id, n.id AS neighbour_id, a.name AS area, n.name AS neighbour, nodes,
       CASE WHEN EXISTS {
         MATCH (n)<-[:OF]-(c:Contact)-[:FACES]->(a)
         WHERE NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of)
       } THEN ', which has one in the other direction' ELSE '' END AS note
