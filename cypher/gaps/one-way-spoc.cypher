/*---
ref: XB-02
family: cross-borough
title: One-way single point of contact
question: Where can one side call, and nobody can call back?
severity: medium
subject: [Area, Agency]
identity: [of_id, faces_id]
message: "{of} has a single point of contact for {faces}; none of {faces} for {of} was found."
why: One side can call, and nobody knows whom to call back.
fix: Ask the other side for its contact, and record it.
agenda: Who is the contact on the other side?
sources: [own]
of: [contact between two sides, contacts between two sides]
needs: {Contact not planned: the register lists no single points of contact}
picture: |
  MATCH (x:Area|Agency) WHERE x.id IN [$of_id, $faces_id] RETURN x.id AS id
  UNION
  MATCH (x:Area|Agency)<-[:OF]-(c:Contact)-[:FACES]->(y:Area|Agency) WHERE x.id = $of_id AND y.id = $faces_id RETURN c.id AS id
count: |
  MATCH (x:Area|Agency)<-[:OF]-(c:Contact)-[:FACES]->(y:Area|Agency)
  WHERE x.id <> y.id AND NOT coalesce(c.planned, false)
    AND (c.since IS NULL OR c.since <= $as_of) AND (c.until IS NULL OR c.until >= $as_of)
  WITH DISTINCT x, y
  RETURN count(*) AS count
fires_on:
  - when: two contacts one way, none back
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'}),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(y),
             (x)<-[:OF]-(:Contact {id: 'c2', name: 'intelligence'})-[:FACES]->(y)
    says: Exham has a single point of contact for Wyeham; none of Wyeham for Exham was found.
  - when: the way back is planned, has ended or has not begun
    findings: 3
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (g:Agency {id: 'g1', name: 'Hospital'}),
             (y:Area {id: 'r2', name: 'Wyeham'}), (z:Area {id: 'r3', name: 'Zedham'}),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'one'})-[:FACES]->(y), (y)<-[:OF]-(:Contact {id: 'c2', name: 'two', planned: true})-[:FACES]->(x),
             (x)<-[:OF]-(:Contact {id: 'c3', name: 'three'})-[:FACES]->(g), (g)<-[:OF]-(:Contact {id: 'c4', name: 'four', until: date('2025-12-31')})-[:FACES]->(x),
             (x)<-[:OF]-(:Contact {id: 'c5', name: 'five'})-[:FACES]->(z), (z)<-[:OF]-(:Contact {id: 'c6', name: 'six', since: date('2026-01-02')})-[:FACES]->(x)
  - when: the one on the other side that is there for everybody is planned, or has ended
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'}),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(y),
             (y)<-[:OF]-(:Contact {id: 'c2', name: 'moves', planned: true}),
             (y)<-[:OF]-(:Contact {id: 'c3', name: 'moves', until: date('2025-12-31')})
  - when: the other side has a plan, and its way back is planned
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'})<-[:FOR_AREA]-(:Plan {id: 'p1', name: 'our plan'}), (x)-[:BORDERS {counted: true}]->(y),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(y), (y)<-[:OF]-(:Contact {id: 'c2', name: 'moves', planned: true})-[:FACES]->(x)
silent_on:
  - when: the other side is a neighbour that has a plan, of which another rule tells that it names none
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'})<-[:FOR_AREA]-(:Plan {id: 'p1', name: 'our plan'}), (x)-[:BORDERS {counted: true}]->(y),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(y)
  - when: the other side has one that faces nobody in particular, and so is there for all
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'}), (z:Area {id: 'r3', name: 'Zedham'}),
             (g:Agency {id: 'g1', name: 'Zedham Council'})-[:SERVES]->(z),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(y), (y)<-[:OF]-(:Contact {id: 'c2', name: 'moves'}),
             (x)<-[:OF]-(:Contact {id: 'c3', name: 'moves'})-[:FACES]->(z), (g)<-[:OF]-(:Contact {id: 'c4', name: 'moves'})
  - when: each has one for the other
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'}),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves', planned: false})-[:FACES]->(y),
             (y)<-[:OF]-(:Contact {id: 'c2', name: 'moves', since: date('2026-01-01'), until: date('2026-01-01')})-[:FACES]->(x)
  - when: the way back is that of the other side's council
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'}), (g:Agency {id: 'g1', name: 'Wyeham Council'})-[:SERVES]->(y),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves'})-[:FACES]->(y),
             (g)<-[:OF]-(:Contact {id: 'c2', name: 'moves'})-[:FACES]->(x), (x)<-[:OF]-(:Contact {id: 'c3', name: 'moves'})-[:FACES]->(g)
  - when: it is planned on one side, or is there for nobody in particular
    graph: |
      CREATE (x:Area {id: 'r1', name: 'Exham'}), (y:Area {id: 'r2', name: 'Wyeham'}),
             (x)<-[:OF]-(:Contact {id: 'c1', name: 'moves', planned: true})-[:FACES]->(y),
             (x)<-[:OF]-(:Contact {id: 'c2', name: 'schools'})-[:FACES]->(:Placeholder {id: 'h1', name: 'schools'})
---*/
MATCH (x:Area|Agency)<-[:OF]-(c:Contact)-[:FACES]->(y:Area|Agency)
WHERE x.id <> y.id AND NOT coalesce(c.planned, false)
  AND (c.since IS NULL OR c.since <= $as_of) AND (c.until IS NULL OR c.until >= $as_of)
WITH x, y, collect(DISTINCT c.id) AS nodes
// A contact of an agency is its area's, if it serves that area alone.
WHERE NOT EXISTS {
  MATCH (y)<-[:SERVES*0..1]-(one)<-[:OF]-(d:Contact)-[:FACES]->(two)-[:SERVES*0..1]->(x)
  WHERE NOT coalesce(d.planned, false)
    AND (d.since IS NULL OR d.since <= $as_of) AND (d.until IS NULL OR d.until >= $as_of)
    AND (one.id = y.id OR COUNT { MATCH (one)-[:SERVES]->() } < 2)
    AND (two.id = x.id OR COUNT { MATCH (two)-[:SERVES]->() } < 2)
}
// One that faces nobody in particular is there for all.
AND NOT EXISTS {
  MATCH (y)<-[:SERVES*0..1]-(one)<-[:OF]-(d:Contact)
  WHERE NOT coalesce(d.planned, false)
    AND (d.since IS NULL OR d.since <= $as_of) AND (d.until IS NULL OR d.until >= $as_of)
    AND (one.id = y.id OR COUNT { MATCH (one)-[:SERVES]->() } < 2)
    AND NOT EXISTS { MATCH (d)-[:FACES]->() }
}
// Where the other side has a plan, no contact of it for its neighbour is a finding of its own.
AND NOT (
  EXISTS { MATCH (:Plan)-[:FOR_AREA]->(y)-[b:BORDERS]-(x) WHERE coalesce(b.counted, true) }
  AND NOT EXISTS {
    MATCH (y)<-[:SERVES*0..1]-(one)<-[:OF]-(d:Contact)-[:FACES]->(two)-[:SERVES*0..1]->(x)
    WHERE (d.until IS NULL OR d.until >= $as_of)
      AND COUNT { MATCH (one)-[:SERVES]->() } < 2 AND COUNT { MATCH (two)-[:SERVES]->() } < 2
  }
  AND NOT EXISTS {
    MATCH (y)<-[:SERVES*0..1]-(one)<-[:OF]-(d:Contact)
    WHERE (d.until IS NULL OR d.until >= $as_of)
      AND COUNT { MATCH (one)-[:SERVES]->() } < 2 AND NOT EXISTS { MATCH (d)-[:FACES]->() }
  }
)
RETURN x.id AS of_id, y.id AS faces_id, x.name AS of, y.name AS faces, nodes
