/*---
ref: ISA-02
family: information sharing
title: Agreement past its review or end
question: Which information-sharing agreements are out of date?
severity: high
subject: Agreement
identity: [agreement_id]
message: "The agreement {agreement} {what} {day}, and the register holds no later date."
why: Agreements are expected to be reviewed regularly.
fix: Review it with all its parties, and record the new date.
agenda: Who will review this agreement, and by when?
sources: [ICO data sharing code]
of: [agreement, agreements]
needs: {Agreement not planned: the register lists no agreements}
picture: |
  MATCH (x:Agreement) WHERE x.id = $agreement_id RETURN x.id AS id
  UNION
  MATCH (x:Agreement)<-[:PARTY_TO|OWNS]-(y:Agency|Team|Person|Post) WHERE x.id = $agreement_id RETURN y.id AS id
count: |
  MATCH (g:Agreement)
  WHERE NOT coalesce(g.planned, false)
  RETURN count(g) AS count
fires_on:
  - when: the review was yesterday
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', review: date('2025-12-31')})
    says: The agreement Exham Protocol was due for review on 31 December 2025, and the register holds no later date.
  - when: it has ended, though the review is to come
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', review: date('2026-12-31'), `ends`: date('2025-03-31'), planned: false})
    says: The agreement Exham Protocol ended on 31 March 2025, and the register holds no later date.
silent_on:
  - when: the review is today
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', review: date('2026-01-01'), `ends`: date('2027-03-31')})
  - when: there are no dates
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol'})
  - when: it is only planned, so that nothing can be said
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', review: date('2025-12-31'), planned: true})
---*/
MATCH (g:Agreement)
WHERE NOT coalesce(g.planned, false) AND (g.review < $as_of OR g.`ends` < $as_of)
RETURN g.id AS agreement_id, g.name AS agreement,
       CASE WHEN g.`ends` < $as_of THEN 'ended on' ELSE 'was due for review on' END AS what,
       CASE WHEN g.`ends` < $as_of THEN g.`ends` ELSE g.review END AS day
