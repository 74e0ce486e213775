/*---
ref: ISA-10
family: information sharing
title: Too many overlapping agreements
question: Between whom do so many agreements hold that nobody knows which applies?
severity: low
subject: Agency
identity: [agency_id, other_id, purpose]
message: "{agency} and {other} are both party to {agreements} agreements in date of one sort ({purpose}): {names}."
why: Nobody knows which of them applies, and each is reviewed on its own.
fix: Put them together, or end those that another covers.
agenda: Which of these agreements do we need?
sources: ["Audit Commission: rationalise", own]
of: [pair of agencies with an agreement of a sort, pairs of agencies with an agreement of a sort]
needs: {Agreement with purpose_class: the register does not say of what sort any agreement is}
params:
  overlapping: 4
picture: |
  MATCH (x:Agency) WHERE x.id IN [$agency_id, $other_id] RETURN x.id AS id
  UNION
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:PARTY_TO]->(g:Agreement) WHERE x.id IN [$agency_id, $other_id] RETURN g.id AS id
count: |
  MATCH (x:Agency)<-[:ACTS_FOR]-(one)-[:PARTY_TO]->(g:Agreement)<-[:PARTY_TO]-(two)-[:ACTS_FOR]->(y:Agency)
  WHERE x.id < y.id AND one.id <> two.id AND trim(coalesce(g.purpose_class, '')) <> '' AND NOT coalesce(g.planned, false)
    AND (g.`starts` IS NULL OR g.`starts` <= $as_of) AND (g.`ends` IS NULL OR g.`ends` >= $as_of) AND (g.review IS NULL OR g.review >= $as_of)
  WITH DISTINCT x, y, toLower(trim(g.purpose_class)) AS purpose
  RETURN count(*) AS count
fires_on:
  - when: four hold between the two, one through a team
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}), (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(x),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One', purpose_class: 'Gangs'})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i2', name: 'Two', purpose_class: 'gangs '})<-[:PARTY_TO]-(y),
             (t)-[:PARTY_TO]->(:Agreement {id: 'i3', name: 'Three', purpose_class: 'gangs'})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i4', name: 'Four', purpose_class: 'gangs', review: date('2026-01-01')})<-[:PARTY_TO]-(y)
    says: "Health and Police are both party to 4 agreements in date of one sort (gangs): Four, One, Three and Two."
  - when: two are too many where one is enough
    params: {overlapping: 2}
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One', purpose_class: 'gangs', `ends`: date('2026-01-01')})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i2', name: 'Two', purpose_class: 'gangs'})<-[:PARTY_TO]-(y)
silent_on:
  - when: three of a sort, the fourth of another, past review or planned
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One', purpose_class: 'gangs'})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i2', name: 'Two', purpose_class: 'gangs'})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i3', name: 'Three', purpose_class: 'gangs'})<-[:PARTY_TO]-(y),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i4', name: 'Four', purpose_class: 'exploitation'})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i5', name: 'Five', purpose_class: 'gangs', review: date('2025-12-31')})<-[:PARTY_TO]-(y),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i6', name: 'Six', purpose_class: 'gangs', planned: true})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i7', name: 'Seven'})<-[:PARTY_TO]-(y)
  - when: nothing says of what sort they are
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'})-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One'})
---*/
MATCH (x:Agency)<-[:ACTS_FOR]-(one)-[:PARTY_TO]->(g:Agreement)<-[:PARTY_TO]-(two)-[:ACTS_FOR]->(y:Agency)
WHERE x.id < y.id AND one.id <> two.id AND trim(coalesce(g.purpose_class, '')) <> '' AND NOT coalesce(g.planned, false)
  AND (g.`starts` IS NULL OR g.`starts` <= $as_of) AND (g.`ends` IS NULL OR g.`ends` >= $as_of) AND (g.review IS NULL OR g.review >= $as_of)
WITH x, y, toLower(trim(g.purpose_class)) AS purpose, count(DISTINCT g.id) AS agreements, collect(DISTINCT g.name) AS names, collect(DISTINCT g.id) AS nodes
WHERE agreements >= $overlapping
RETURN x.id AS agency_id, y.id AS other_id, purpose, x.name AS agency, y.name AS other, agreements, names, nodes
