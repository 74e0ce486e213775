/*---
ref: ISA-05
family: information sharing
title: Purpose, lawful basis or legal power missing
question: Which agreements do not say why and by what right information is shared?
severity: high
subject: Agreement
identity: [agreement_id]
message: "The agreement {agreement} records no {missing}."
why: The decision on the lawful basis is to be recorded, and a public body needs a power to share.
fix: Write into the register what the agreement says; if it says nothing, ask the data protection officer.
agenda: Why, and by what right, is this shared?
sources: [ICO data sharing code, "UK GDPR, article 6"]
of: [agreement, agreements]
needs: {Agreement not planned: the register lists no agreements}
# Agreements with a hospital need another power than section 16 of the Police, Crime, Sentencing and Courts Act 2022.
picture: |
  MATCH (g:Agreement)<-[:PARTY_TO|OWNS]-(x:Agency|Team|Person|Post) WHERE g.id = $agreement_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Agreement) WHERE z.id = $agreement_id RETURN z.id AS id
count: |
  MATCH (g:Agreement)
  WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
  RETURN count(g) AS count
fires_on:
  - when: it says nothing
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', purpose: ' '})<-[:PARTY_TO]-(:Agency {id: 'g1', name: 'Police'})
    says: The agreement Exham Protocol records no purpose, lawful basis or legal power.
  - when: the power alone is missing
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', purpose: 'gangs', lawful_basis: 'public task', `ends`: date('2026-01-01')})<-[:PARTY_TO]-(:Agency {id: 'g1', name: 'Police'})
    says: The agreement Exham Protocol records no legal power.
  - when: purpose and power are missing
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', lawful_basis: 'public task'})<-[:OWNS]-(:Agency {id: 'g1', name: 'Police'})
    says: The agreement Exham Protocol records no purpose or legal power.
silent_on:
  - when: it says all three
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', purpose: 'gangs', lawful_basis: 'public task', legal_power: 'section 115'})
  - when: it has ended or is only planned
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One', `ends`: date('2025-12-31')}), (:Agreement {id: 'i2', name: 'Two', planned: true})
---*/
MATCH (g:Agreement)
WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
WITH g, trim(coalesce(g.purpose, '')) = '' AS aim, trim(coalesce(g.lawful_basis, '')) = '' AS basis, trim(coalesce(g.legal_power, '')) = '' AS power
WHERE aim OR basis OR power
RETURN g.id AS agreement_id, g.name AS agreement,
       CASE WHEN aim AND basis AND power THEN 'purpose, lawful basis or legal power'
            WHEN aim AND basis THEN 'purpose or lawful basis'
            WHEN aim AND power THEN 'purpose or legal power'
            WHEN basis AND power THEN 'lawful basis or legal power'
            WHEN aim THEN 'purpose' WHEN basis THEN 'lawful basis' ELSE 'legal power' END AS missing
