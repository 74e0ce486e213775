/*---
ref: ISA-04
family: information sharing
title: A party that has not signed
question: Which parties to an agreement have not signed it?
severity: high
subject: Agreement
identity: [agreement_id, party_id]
message: "{party} is party to the agreement {agreement}, and no day of its signature is recorded."
why: Senior sign-off is expected, and without it the party can say that it never agreed.
fix: Get the signature, or record its day if there is one.
agenda: Who signs for this party, and by when?
sources: ["ICO data sharing code: sign-off by senior management"]
of: [party to an agreement in force, parties to agreements in force]
needs: {PARTY_TO with signed: the register lists no signatures}
picture: |
  MATCH (g:Agreement)<-[:PARTY_TO]-(x:Agency|Team) WHERE g.id = $agreement_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Agreement) WHERE z.id = $agreement_id RETURN z.id AS id
count: |
  MATCH (g:Agreement)<-[:PARTY_TO]-(x:Agency|Team)
  WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
  WITH DISTINCT g, x
  RETURN count(*) AS count
fires_on:
  - when: one of two has signed, today
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'Exham Protocol', review: date('2025-12-31')}), (:Agency {id: 'g1', name: 'Police'})-[:PARTY_TO {signed: date('2026-01-01')}]->(g), (:Agency {id: 'g2', name: 'Health'})-[:PARTY_TO]->(g)
    says: Health is party to the agreement Exham Protocol, and no day of its signature is recorded.
  - when: two have not, and a third will sign tomorrow
    findings: 3
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'Exham Protocol', `ends`: date('2026-01-01')}), (:Agency {id: 'g1', name: 'Police'})-[:PARTY_TO {signed: date('2026-01-02')}]->(g), (:Agency {id: 'g2', name: 'Health'})-[:PARTY_TO]->(g), (:Team {id: 't1', name: 'YOT'})-[:PARTY_TO]->(g)
silent_on:
  - when: it has ended or is only planned
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'One', `ends`: date('2025-12-31')}), (:Agency {id: 'g1', name: 'Police'})-[:PARTY_TO]->(g), (h:Agreement {id: 'i2', name: 'Two', planned: true}), (:Agency {id: 'g2', name: 'Health'})-[:PARTY_TO]->(h),
             (:Agency {id: 'g3', name: 'Council'})-[:PARTY_TO {signed: date('2025-01-01')}]->(g)
  - when: no signatures are recorded at all, so that nothing can be said
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'One'}), (:Agency {id: 'g1', name: 'Police'})-[:PARTY_TO]->(g)
---*/
MATCH (g:Agreement)<-[p:PARTY_TO]-(x:Agency|Team)
WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
WITH g, x, sum(CASE WHEN p.signed <= $as_of THEN 1 ELSE 0 END) AS signatures
WHERE signatures = 0
RETURN g.id AS agreement_id, x.id AS party_id, g.name AS agreement, x.name AS party
