/*---
ref: XB-03
family: cross-borough
title: Nobody is there to answer as single point of contact
question: Which single points of contact (SPOCs) are held by a vacant post or by somebody who has left?
severity: high
subject: Contact
identity: [contact_id]
message: "Single point of contact ({contact}): {what}."
why: The number is dead, and whoever calls it does not know.
fix: Say who answers until the post is filled, and tell the other side.
agenda: Who answers this call now?
sources: ["own, as for owners of actions"]
of: [single point of contact that somebody holds, single points of contact that somebody holds]
needs: {HELD_BY: the register does not say who holds any single point of contact}
picture: |
  MATCH (c:Contact)-[:HELD_BY|OF|FACES]->(x:Post|Person|Area|Agency|Placeholder) WHERE c.id = $contact_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Contact) WHERE z.id = $contact_id RETURN z.id AS id
count: |
  MATCH (c:Contact)-[:HELD_BY]->()
  WHERE NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of)
  RETURN count(DISTINCT c.id) AS count
fires_on:
  - when: its post is vacant
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves: Exham to Wyeham'})-[:HELD_BY]->(:Post {id: 'o1', name: 'Gangs Sergeant', vacant: true})
    says: "Single point of contact (Moves: Exham to Wyeham): nobody holds the post (Gangs Sergeant)."
  - when: the holder of its post left yesterday, and the next begins tomorrow
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', until: date('2026-01-01')})-[:HELD_BY]->(o:Post {id: 'o1', name: 'Gangs Sergeant'}),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2025-12-31')}]->(o), (:Person {id: 'x2', name: 'Bo Ode'})-[:HOLDS {since: date('2026-01-02')}]->(o)
  - when: the person left for good
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves'})-[:HELD_BY]->(:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR {until: date('2025-12-31')}]->(:Agency {id: 'g1', name: 'Police'})
    says: "Single point of contact (Moves): who holds it has left (Ann Lee)."
silent_on:
  - when: the post is held, for the time being, until today
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves'})-[:HELD_BY]->(o:Post {id: 'o1', name: 'Gangs Sergeant', vacant: true}), (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {acting: true, until: date('2026-01-01')}]->(o)
  - when: one of two is there, or no paper says who holds the post
    graph: |
      CREATE (c:Contact {id: 'c1', name: 'Moves'})-[:HELD_BY]->(:Post {id: 'o1', name: 'Sergeant', vacant: true}), (c)-[:HELD_BY]->(:Person {id: 'x1', name: 'Ann Lee'}),
             (:Contact {id: 'c2', name: 'Schools'})-[:HELD_BY]->(:Post {id: 'o2', name: 'Officer', vacant: false})
  - when: the person left one body and works for another
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves'})-[:HELD_BY]->(x:Person {id: 'x1', name: 'Ann Lee'}), (x)-[:WORKS_FOR {until: date('2025-12-31')}]->(:Agency {id: 'g1', name: 'Police'}), (x)-[:WORKS_FOR]->(:Agency {id: 'g2', name: 'Council'})
  - when: it has ended, is planned, or nobody holds it, which are other findings
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Sergeant', vacant: true}), (:Contact {id: 'c1', name: 'One', until: date('2025-12-31')})-[:HELD_BY]->(o), (:Contact {id: 'c2', name: 'Two', planned: true})-[:HELD_BY]->(o), (:Contact {id: 'c3', name: 'Three'})
---*/
MATCH (c:Contact)-[:HELD_BY]->(h:Post|Person)
WHERE NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of)
  // Where no paper speaks of a post's holders, or of a person's leaving, nothing is known against it.
  AND NOT EXISTS {
    MATCH (c)-[:HELD_BY]->(o:Post)
    WHERE NOT coalesce(o.vacant, false) AND NOT EXISTS { MATCH (o)<-[:HOLDS]-() }
  }
  AND NOT EXISTS {
    MATCH (c)-[:HELD_BY]->(:Post)<-[k:HOLDS]-()
    WHERE (k.since IS NULL OR k.since <= $as_of) AND (k.until IS NULL OR k.until >= $as_of)
  }
  AND NOT EXISTS {
    MATCH (c)-[:HELD_BY]->(x:Person)
    WHERE NOT EXISTS { MATCH (x)-[k:HOLDS|WORKS_FOR]->() WHERE k.until < $as_of }
      OR EXISTS { MATCH (x)-[k:HOLDS|WORKS_FOR]->() WHERE k.until IS NULL OR k.until >= $as_of }
  }
OPTIONAL MATCH (c)-[:HELD_BY]->(o:Post)
WITH c, collect(DISTINCT h.id) AS nodes, min(h.name) AS holder, min(o.name) AS post
RETURN c.id AS contact_id, c.name AS contact, nodes,
       CASE WHEN post IS NULL THEN 'who holds it has left (' + holder + ')' ELSE 'nobody holds the post (' + post + ')' END AS what
