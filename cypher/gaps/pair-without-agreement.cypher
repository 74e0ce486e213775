/*---
ref: ISA-09
family: information sharing
title: Two work together without an agreement
question: Which agencies share actions and no information-sharing agreement in date?
severity: high
subject: Agency
identity: [agency_id, other_id]
message: "{agency} and {other} share {actions} open actions; no agreement in date was found to which both are party."
why: This is the gap that nobody sees, until one of them stops sharing.
fix: Bring both into one agreement, or record the one that there is.
agenda: On what agreement do these two share information?
sources: [own, ICO data sharing code]
of: [pair of agencies that work together, pairs of agencies that work together]
needs: {Agreement not planned: the register lists no agreements}
params:
  shared_actions: 2
picture: |
  MATCH (x:Agency) WHERE x.id IN [$agency_id, $other_id] RETURN x.id AS id
  UNION
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:PARTY_TO]->(g:Agreement) WHERE x.id IN [$agency_id, $other_id] RETURN g.id AS id
count: |
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND r.role IN ['accountable', 'responsible', 'supports', 'named']
  WITH DISTINCT a, x
  WITH a, collect(x.id) AS agencies
  WHERE size(agencies) > 1
  UNWIND agencies AS one
  UNWIND agencies AS other
  WITH one, other
  WHERE one < other
  WITH one, other, count(*) AS actions
  WHERE actions >= $shared_actions
  RETURN count(*) AS count
fires_on:
  - when: both are on two actions, and the one agreement is with somebody else
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}),
             (:Agency {id: 'g3', name: 'Council'})-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'Protocol'})<-[:PARTY_TO]-(x),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(y),
             (x)-[:ASSIGNED {role: 'named'}]->(b:Action {id: 'a2', name: 'Two'})<-[:ASSIGNED {role: 'named'}]-(y)
    says: Health and Police share 2 open actions; no agreement in date was found to which both are party.
  - when: their joint agreements have ended, are past review, have not begun or are planned, and they work through others
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}),
             (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(x), (o:Post {id: 'o1', name: 'Inspector'})-[:POST_IN]->(y),
             (p:Person {id: 'p1', name: 'Ann Lee'})-[:WORKS_FOR]->(t),
             (t)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(o),
             (p)-[:ASSIGNED {role: 'responsible'}]->(b:Action {id: 'a2', name: 'Two'})<-[:ASSIGNED {role: 'named'}]-(y),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One', `ends`: date('2025-12-31')})<-[:PARTY_TO]-(y),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i2', name: 'Two', review: date('2025-12-31')})<-[:PARTY_TO]-(y),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i3', name: 'Three', `starts`: date('2026-01-02')})<-[:PARTY_TO]-(y),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i4', name: 'Four', planned: true})<-[:PARTY_TO]-(y)
silent_on:
  - when: both are party to one in date, one of them through a team
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}),
             (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(x),
             (t)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'Protocol', `starts`: date('2026-01-01'), review: date('2026-01-01'), `ends`: date('2026-01-01')})<-[:PARTY_TO]-(y),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(y),
             (x)-[:ASSIGNED {role: 'named'}]->(b:Action {id: 'a2', name: 'Two'})<-[:ASSIGNED {role: 'named'}]-(y)
  - when: they share one open action, one that is done, and one on which the other is only informed
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}), (:Agreement {id: 'i1', name: 'Protocol'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(y),
             (x)-[:ASSIGNED {role: 'named'}]->(b:Action {id: 'a2', name: 'Two', status: 'done'})<-[:ASSIGNED {role: 'named'}]-(y),
             (x)-[:ASSIGNED {role: 'named'}]->(c:Action {id: 'a3', name: 'Three'})<-[:ASSIGNED {role: 'informed'}]-(y)
  - when: one agency is on both through two teams
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (:Agreement {id: 'i1', name: 'Protocol'}),
             (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(x), (u:Team {id: 't2', name: 'Midwives'})-[:PART_OF]->(x),
             (t)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(u),
             (t)-[:ASSIGNED {role: 'named'}]->(b:Action {id: 'a2', name: 'Two'})<-[:ASSIGNED {role: 'named'}]-(u)
  - when: the register lists no agreements, so that nothing can be said
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Health'}), (y:Agency {id: 'g2', name: 'Police'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(y),
             (x)-[:ASSIGNED {role: 'named'}]->(b:Action {id: 'a2', name: 'Two'})<-[:ASSIGNED {role: 'named'}]-(y)
---*/
MATCH (x:Agency)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.role IN ['accountable', 'responsible', 'supports', 'named']
WITH DISTINCT a, x
WITH a, collect(x.id) AS agencies
WHERE size(agencies) > 1
UNWIND agencies AS one
UNWIND agencies AS other
WITH a, one, other
WHERE one < other
WITH one, other, count(*) AS actions, collect(a.id) AS nodes
WHERE actions >= $shared_actions
// One after the other: together, the embedded engine would join all agencies with all.
MATCH (x:Agency)
WHERE x.id = one
WITH x, other, actions, nodes
MATCH (y:Agency)
WHERE y.id = other
  AND NOT EXISTS {
    MATCH (x)<-[:ACTS_FOR]-(p)-[:PARTY_TO]->(g:Agreement)<-[:PARTY_TO]-(q)-[:ACTS_FOR]->(y)
    WHERE p.id <> q.id
      AND NOT coalesce(g.planned, false)
      AND (g.`starts` IS NULL OR g.`starts` <= $as_of)
      AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
      AND (g.review IS NULL OR g.review >= $as_of)
  }
RETURN x.id AS agency_id, y.id AS other_id, x.name AS agency, y.name AS other, actions, nodes
