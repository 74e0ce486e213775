/*---
ref: DQ-04
family: data quality and privacy
title: One person, two employers
question: Who is held to work for two organisations at once?
severity: low
subject: Person
identity: [person_id]
message: "{person} works for {agencies} at once, as the register has it, and nothing says that the post is joint or a secondment."
why: Often two people of one name were taken for one, or somebody moved and nobody wrote it down.
fix: Part the two people, write the last day of the earlier post, or call the post joint or seconded.
agenda: For whom does this person work?
sources: [Popolo on_behalf_of, own]
of: [person with a post or an employer, people with a post or an employer]
picture: |
  MATCH (x:Person) WHERE x.id = $person_id RETURN x.id AS id
  UNION
  MATCH (x:Person)-[:ACTS_FOR]->(g:Agency) WHERE x.id = $person_id RETURN g.id AS id
count: |
  MATCH (x:Person)-[:WORKS_FOR|HOLDS]->()
  RETURN count(DISTINCT x.id) AS count
fires_on:
  - when: the team of one agency employs who holds a post in another
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Health'}), (x)-[:HOLDS {since: date('2026-01-01'), until: date('2026-01-01')}]->(:Post {id: 'o1', name: 'Sergeant'})-[:POST_IN]->(:Agency {id: 'g2', name: 'Police'})
    says: Ann Lee works for Health and Police at once, as the register has it, and nothing says that the post is joint or a secondment.
  - when: two posts in two agencies
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS]->(:Post {id: 'o1', name: 'Sergeant'})-[:POST_IN]->(:Agency {id: 'g2', name: 'Police'}), (x)-[:HOLDS]->(:Post {id: 'o2', name: 'Clerk'})-[:POST_IN]->(:Team {id: 't1', name: 'Safety'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Council'})
silent_on:
  - when: a post and a team are of one agency
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Health'}), (x)-[:HOLDS]->(:Post {id: 'o1', name: 'Matron'})-[:POST_IN]->(t)
  - when: the one ended yesterday, the other begins tomorrow
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR {until: date('2025-12-31')}]->(:Agency {id: 'g1', name: 'Health'}), (x)-[:WORKS_FOR]->(:Agency {id: 'g2', name: 'Police'}), (x)-[:HOLDS {since: date('2026-01-02')}]->(:Post {id: 'o1', name: 'Clerk'})-[:POST_IN]->(:Agency {id: 'g3', name: 'Council'})
  - when: the post is a joint one, or a secondment
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Agency {id: 'g1', name: 'Health'}), (x)-[:HOLDS]->(:Post {id: 'o1', name: 'Joint Commissioner'})-[:POST_IN]->(:Agency {id: 'g2', name: 'Council'}),
             (y:Person {id: 'x2', name: 'Bo Ode'})-[:WORKS_FOR]->(:Agency {id: 'g3', name: 'Police'}), (y)-[:HOLDS]->(:Post {id: 'o2', name: 'YOT officer (seconded)'})-[:POST_IN]->(:Agency {id: 'g4', name: 'YOT'})
---*/
MATCH (x:Person)-[w:WORKS_FOR|HOLDS]->(b:Agency|Team|Post)-[:ACTS_FOR]->(g:Agency)
WHERE (w.since IS NULL OR w.since <= $as_of) AND (w.until IS NULL OR w.until >= $as_of)
WITH x, count(DISTINCT g.id) AS employers, collect(DISTINCT g.name) AS agencies, collect(DISTINCT g.id) AS nodes,
     max(CASE WHEN toLower(b.name) CONTAINS 'joint' OR toLower(b.name) CONTAINS 'second' THEN 1 ELSE 0 END) AS joint
WHERE employers > 1 AND joint = 0
RETURN x.id AS person_id, x.name AS person, agencies, nodes
