/*---
ref: XB-07
family: cross-borough
title: One single point of contact for everyone
question: Who is single point of contact (SPOC) for so many that calls will wait?
severity: medium
subject: [Post, Person]
identity: [who_id]
message: "{who} is single point of contact for {areas} areas and {agencies} agencies: {names}."
why: All that crosses the boundary waits at one desk.
fix: Give some of the neighbours or partners another contact, and name a deputy.
agenda: Who else can answer some of these calls?
sources: ["own, as for overloaded leads"]
of: [holder of a single point of contact, holders of single points of contact]
needs: {HELD_BY: the register does not say who holds any single point of contact}
params:
  spoc_areas: 5
  spoc_agencies: 5
picture: |
  MATCH (x:Post|Person) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Post|Person)<-[:HELD_BY]-(c:Contact) WHERE x.id = $who_id RETURN c.id AS id
  UNION
  MATCH (x:Post|Person)<-[:HELD_BY]-(:Contact)-[:FACES]->(y:Area|Agency) WHERE x.id = $who_id RETURN y.id AS id
count: |
  MATCH (w:Post|Person)<-[:HELD_BY]-(c:Contact)
  WHERE NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of)
  RETURN count(DISTINCT w.id) AS count
fires_on:
  - when: a post is there for more areas than it should be
    params: {spoc_areas: 2}
    graph: |
      CREATE (w:Post {id: 'o1', name: 'Gangs Sergeant'}), (a:Contact {id: 'c1', name: 'One'})-[:FACES]->(:Area {id: 'r1', name: 'Aham'}), (b:Contact {id: 'c2', name: 'Two'})-[:FACES]->(:Area {id: 'r2', name: 'Beham'}), (c:Contact {id: 'c3', name: 'Three'})-[:FACES]->(:Area {id: 'r3', name: 'Ceham'}),
             (a)-[:HELD_BY]->(w), (b)-[:HELD_BY]->(w), (c)-[:HELD_BY]->(w)
    says: "Gangs Sergeant is single point of contact for 3 areas and 0 agencies: Aham, Beham and Ceham."
  - when: a person is there for more agencies than it should be
    params: {spoc_agencies: 1}
    graph: |
      CREATE (w:Person {id: 'x1', name: 'Ann Lee'}), (a:Contact {id: 'c1', name: 'One', until: date('2026-01-01')})-[:FACES]->(:Agency {id: 'g1', name: 'Health'}), (b:Contact {id: 'c2', name: 'Two'})-[:FACES]->(:Agency {id: 'g2', name: 'Police'}),
             (a)-[:HELD_BY]->(w), (b)-[:HELD_BY]->(w)
  - when: six areas are too many
    graph: |
      CREATE (w:Post {id: 'o1', name: 'Gangs Sergeant'}), (a:Contact {id: 'c1', name: 'One'})-[:HELD_BY]->(w), (a)-[:FACES]->(:Area {id: 'r1', name: 'Aham'}), (a)-[:FACES]->(:Area {id: 'r2', name: 'Beham'}), (a)-[:FACES]->(:Area {id: 'r3', name: 'Ceham'}),
             (a)-[:FACES]->(:Area {id: 'r4', name: 'Deham'}), (a)-[:FACES]->(:Area {id: 'r5', name: 'Eham'}), (a)-[:FACES]->(:Area {id: 'r6', name: 'Efham'})
silent_on:
  - when: five areas and five agencies are not too many
    graph: |
      CREATE (w:Post {id: 'o1', name: 'Gangs Sergeant'}), (a:Contact {id: 'c1', name: 'One'})-[:HELD_BY]->(w), (a)-[:FACES]->(:Area {id: 'r1', name: 'Aham'}), (a)-[:FACES]->(:Area {id: 'r2', name: 'Beham'}), (a)-[:FACES]->(:Area {id: 'r3', name: 'Ceham'}),
             (a)-[:FACES]->(:Area {id: 'r4', name: 'Deham'}), (a)-[:FACES]->(:Area {id: 'r5', name: 'Eham'}), (a)-[:FACES]->(:Agency {id: 'g1', name: 'One'}), (a)-[:FACES]->(:Agency {id: 'g2', name: 'Two'}), (a)-[:FACES]->(:Agency {id: 'g3', name: 'Three'}),
             (a)-[:FACES]->(:Agency {id: 'g4', name: 'Four'}), (a)-[:FACES]->(:Agency {id: 'g5', name: 'Five'})
  - when: two contacts on two topics are for one area, a third is planned and a fourth has ended
    params: {spoc_areas: 1}
    graph: |
      CREATE (w:Post {id: 'o1', name: 'Gangs Sergeant'}), (r:Area {id: 'r1', name: 'Aham'}), (s:Area {id: 'r2', name: 'Beham'}), (a:Contact {id: 'c1', name: 'One'})-[:HELD_BY]->(w), (a)-[:FACES]->(r), (b:Contact {id: 'c2', name: 'Two'})-[:HELD_BY]->(w), (b)-[:FACES]->(r),
             (c:Contact {id: 'c3', name: 'Three', planned: true})-[:HELD_BY]->(w), (c)-[:FACES]->(s), (d:Contact {id: 'c4', name: 'Four', until: date('2025-12-31')})-[:HELD_BY]->(w), (d)-[:FACES]->(s)
---*/
MATCH (w:Post|Person)<-[:HELD_BY]-(c:Contact)
WHERE NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of)
OPTIONAL MATCH (c)-[:FACES]->(r:Area)
OPTIONAL MATCH (c)-[:FACES]->(g:Agency)
WITH w, count(DISTINCT r.id) AS areas, count(DISTINCT g.id) AS agencies, collect(DISTINCT r.name) AS near, collect(DISTINCT g.name) AS partners,
     collect(DISTINCT r.id) AS places, collect(DISTINCT g.id) AS bodies
WHERE areas > $spoc_areas OR agencies > $spoc_agencies
RETURN w.id AS who_id, w.name AS who, areas, agencies, near + partners AS names, places + bodies AS nodes
