/*---
ref: ISA-03
family: information sharing
title: Agreement with no review date
question: Which agreements say no day on which they will be looked at again?
severity: medium
subject: Agreement
identity: [agreement_id]
message: "The agreement {agreement} is in force and says no day of review."
why: It will run out of date unseen.
fix: Agree a day of review with all its parties, and record it.
agenda: When is this agreement looked at again?
sources: [ICO data sharing code]
of: [agreement in force, agreements in force]
needs: {Agreement not planned: the register lists no agreements}
picture: |
  MATCH (g:Agreement)<-[:PARTY_TO|OWNS]-(x:Agency|Team|Person|Post) WHERE g.id = $agreement_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Agreement) WHERE z.id = $agreement_id RETURN z.id AS id
count: |
  MATCH (g:Agreement)
  WHERE NOT coalesce(g.planned, false) AND (g.`starts` IS NULL OR g.`starts` <= $as_of) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
  RETURN count(g) AS count
fires_on:
  - when: it is in force and has no end
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', `starts`: date('2026-01-01')})<-[:PARTY_TO]-(:Agency {id: 'g1', name: 'Police'})
    says: The agreement Exham Protocol is in force and says no day of review.
  - when: it ends today
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', `ends`: date('2026-01-01'), planned: false})<-[:OWNS]-(:Post {id: 'o1', name: 'Analyst'})
silent_on:
  - when: it has a day of review, be it past
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One', review: date('2027-01-01')}), (:Agreement {id: 'i2', name: 'Two', review: date('2025-01-01')})
  - when: it has ended, has not begun or is planned
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One', `ends`: date('2025-12-31')}), (:Agreement {id: 'i2', name: 'Two', `starts`: date('2026-01-02')}), (:Agreement {id: 'i3', name: 'Three', planned: true})
---*/
MATCH (g:Agreement)
WHERE NOT coalesce(g.planned, false) AND g.review IS NULL
  AND (g.`starts` IS NULL OR g.`starts` <= $as_of) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
RETURN g.id AS agreement_id, g.name AS agreement
