/*---
ref: ISA-06
family: information sharing
title: No impact assessment recorded
question: Which agreements on sensitive data name no data protection impact assessment (DPIA)?
severity: high
subject: Agreement
identity: [agreement_id]
message: "The agreement {agreement} covers {covers}, and no data protection impact assessment is recorded."
why: Sharing of this kind is likely to be high risk, and then the law asks for an assessment.
fix: Record the reference of the assessment, or the data protection officer's view why none is needed.
agenda: Where is the impact assessment for this agreement?
sources: [ICO data sharing code, "UK GDPR, article 35"]
of: [agreement on sensitive data, agreements on sensitive data]
needs: {Agreement with covers: the register does not say what data any agreement covers}
picture: |
  MATCH (g:Agreement)<-[:PARTY_TO|OWNS]-(x:Agency|Team|Person|Post) WHERE g.id = $agreement_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Agreement) WHERE z.id = $agreement_id RETURN z.id AS id
count: |
  MATCH (g:Agreement)
  WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
    AND (toLower(g.covers) CONTAINS 'special' OR toLower(g.covers) CONTAINS 'criminal' OR toLower(g.covers) CONTAINS 'child')
  RETURN count(g) AS count
fires_on:
  - when: it covers children's data, and the cell is blank
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', covers: 'Children', dpia: ' '})<-[:PARTY_TO]-(:Agency {id: 'g1', name: 'Police'})
    says: The agreement Exham Protocol covers Children, and no data protection impact assessment is recorded.
  - when: it covers criminal offences and special categories
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', covers: 'special category; criminal offence', `ends`: date('2026-01-01')})<-[:OWNS]-(:Post {id: 'o1', name: 'Analyst'})
silent_on:
  - when: it names one, covers something else, has ended or is planned
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One', covers: 'children', dpia: 'DPIA 12'}), (:Agreement {id: 'i2', name: 'Two', covers: 'places'}),
             (:Agreement {id: 'i3', name: 'Three', covers: 'children', `ends`: date('2025-12-31')}), (:Agreement {id: 'i4', name: 'Four', covers: 'children', planned: true}), (:Agreement {id: 'i5', name: 'Five'})
  - when: nothing says what any covers
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One'})
---*/
MATCH (g:Agreement)
WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
  AND (toLower(g.covers) CONTAINS 'special' OR toLower(g.covers) CONTAINS 'criminal' OR toLower(g.covers) CONTAINS 'child')
  AND trim(coalesce(g.dpia, '')) = ''
RETURN g.id AS agreement_id, g.name AS agreement, g.covers AS covers
