/*---
ref: ISA-07
family: information sharing
title: An agreement that nobody uses
question: Which agreements in date belong to no open action?
severity: info
subject: Agreement
identity: [agreement_id]
message: "The agreement {agreement} is in date; no open action names it, and none brings two of its parties together."
why: It can go, or an action lacks its link to it.
fix: End it, or name it in the action that needs it.
agenda: Is this agreement still needed?
sources: [own]
of: [agreement in date, agreements in date]
needs: {Agreement not planned: the register lists no agreements}
picture: |
  MATCH (g:Agreement)<-[:PARTY_TO|OWNS]-(x:Agency|Team|Person|Post) WHERE g.id = $agreement_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Agreement) WHERE z.id = $agreement_id RETURN z.id AS id
count: |
  MATCH (g:Agreement)
  WHERE NOT coalesce(g.planned, false) AND (g.`starts` IS NULL OR g.`starts` <= $as_of)
    AND (g.`ends` IS NULL OR g.`ends` >= $as_of) AND (g.review IS NULL OR g.review >= $as_of)
  RETURN count(g) AS count
fires_on:
  - when: one party acts, the other is only informed, and the action that names it is done
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'Exham Protocol', review: date('2026-01-01')}), (x:Agency {id: 'g1', name: 'Police'})-[:PARTY_TO]->(g), (y:Agency {id: 'g2', name: 'Health'})-[:PARTY_TO]->(g),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (y)-[:ASSIGNED {role: 'informed'}]->(a), (:Action {id: 'a2', name: 'Two', status: 'done'})-[:MENTIONS]->(g)
    says: The agreement Exham Protocol is in date; no open action names it, and none brings two of its parties together.
  - when: two teams of one party work together
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'Exham Protocol'}), (x:Agency {id: 'g1', name: 'Police'})-[:PARTY_TO]->(g), (:Agency {id: 'g2', name: 'Health'})-[:PARTY_TO]->(g),
             (t:Team {id: 't1', name: 'Gangs'})-[:PART_OF]->(x), (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'}), (t)-[:ASSIGNED {role: 'supports'}]->(a)
silent_on:
  - when: an open action names it
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:MENTIONS]->(:Agreement {id: 'i1', name: 'Exham Protocol'})
  - when: an open action brings two parties together
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'Exham Protocol'}), (x:Agency {id: 'g1', name: 'Police'})-[:PARTY_TO]->(g), (y:Agency {id: 'g2', name: 'Health'})-[:PARTY_TO]->(g), (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(y),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One', status: 'open'}), (t)-[:ASSIGNED {role: 'named'}]->(a)
  - when: it has ended, is past review, has not begun or is planned
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One', `ends`: date('2025-12-31')}), (:Agreement {id: 'i2', name: 'Two', review: date('2025-12-31')}), (:Agreement {id: 'i3', name: 'Three', `starts`: date('2026-01-02')}), (:Agreement {id: 'i4', name: 'Four', planned: true})
---*/
// With whom each agency shares an open action; then the agreements between them.
MATCH (x:Agency)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.role IN ['accountable', 'responsible', 'supports', 'named']
WITH DISTINCT a, x
WITH a, collect(x.id) AS agencies
WHERE size(agencies) > 1
UNWIND agencies AS one
UNWIND agencies AS other
WITH DISTINCT one, other
WHERE one < other
WITH one, collect(other) AS others
MATCH (x:Agency)<-[:ACTS_FOR]-()-[:PARTY_TO]->(g:Agreement)
WHERE x.id = one
MATCH (g)<-[:PARTY_TO]-()-[:ACTS_FOR]->(y:Agency)
WHERE y.id IN others
WITH collect(DISTINCT g.id) AS used
MATCH (g:Agreement)
WHERE NOT g.id IN used
  AND NOT coalesce(g.planned, false) AND (g.`starts` IS NULL OR g.`starts` <= $as_of)
  AND (g.`ends` IS NULL OR g.`ends` >= $as_of) AND (g.review IS NULL OR g.review >= $as_of)
  AND NOT EXISTS {
    MATCH (g)<-[:MENTIONS]-(m:Action)
    WHERE NOT coalesce(m.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  }
RETURN g.id AS agreement_id, g.name AS agreement
