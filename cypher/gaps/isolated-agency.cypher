/*---
ref: NET-01
family: network shape
title: An agency linked to no other
question: Which agencies share no action, board, agreement or contact with any other?
severity: high
subject: Agency
identity: [agency_id]
message: "{agency} shares no action, board, agreement or single point of contact with any other agency."
why: What it does, it does alone, and the partnership adds nothing to it.
fix: Agree one action with another agency, or ask whether it belongs to the partnership.
agenda: What does this agency do with the others?
sources: [practice of network analysis in partnerships]
of: [agency of the partnership, agencies of the partnership]
needs:
  MATCH (g:Agency) WHERE g.component = 0 RETURN count(g) AS count: the register shows no two agencies together on an action, board, agreement or contact
# An agency that plans only mention, or that no longer exists, is none of the partnership's.
picture: |
  MATCH (g:Agency)<-[:ACTS_FOR]-(x) WHERE g.id = $agency_id RETURN x.id AS id
  UNION
  MATCH (g:Agency)<-[:ACTS_FOR]-()-[:ASSIGNED|SITS_ON|PARTY_TO]->(y:Action|Board|Agreement) WHERE g.id = $agency_id RETURN y.id AS id
  UNION
  MATCH (y:Agency) WHERE y.component = 0 RETURN y.id AS id
  UNION
  MATCH (z:Agency) WHERE z.id = $agency_id RETURN z.id AS id
count: |
  MATCH (g:Agency)
  WHERE (g.valid_to IS NULL OR g.valid_to >= $as_of)
    AND (g.component IS NOT NULL OR NOT EXISTS { MATCH (g)<-[:MENTIONS|OF|FACES]-() } OR EXISTS { MATCH (g)<-[:ACTS_FOR]-()-[:ASSIGNED|SITS_ON]->() }
      OR EXISTS { MATCH (g)<-[:ACTS_FOR]-()-[:PARTY_TO]->(y:Agreement) WHERE NOT coalesce(y.planned, false) } OR EXISTS { MATCH (g)<-[:OF|FACES]-(c:Contact) WHERE NOT coalesce(c.planned, false) })
  RETURN count(g) AS count
fires_on:
  - when: it alone is on its action, and two others work together
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g2', name: 'Police', component: 0}), (:Agency {id: 'g3', name: 'Council', component: 0})
    says: Health shares no action, board, agreement or single point of contact with any other agency.
  - when: it is listed, and that is all
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health', valid_to: date('2026-01-01')}), (:Agency {id: 'g2', name: 'Police', component: 0}), (:Agency {id: 'g3', name: 'Council', component: 0})
silent_on:
  - when: it has a link
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health', component: 1}), (:Agency {id: 'g2', name: 'Police', component: 0})
  - when: a plan only mentions it and speaks of a contact for it that will be named, or it is no more
    graph: |
      CREATE (:Action {id: 'a3', name: 'Three'})-[:MENTIONS]->(:Agency {id: 'g3', name: 'Hospital'})<-[:FACES]-(:Contact {id: 'c1', name: 'Hospital', planned: true}),
             (:Action {id: 'a1', name: 'One'})-[:MENTIONS]->(:Agency {id: 'g1', name: 'Home Office'}), (:Agency {id: 'g2', name: 'Trust', valid_to: date('2025-12-31')})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})
  - when: it is to be party to an agreement that is only planned
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:MENTIONS]->(g:Agency {id: 'g1', name: 'Hospital'})-[:PARTY_TO]->(:Agreement {id: 's1', name: 'Referrals', planned: true}), (:Agency {id: 'g2', name: 'Police', component: 0})
  - when: beside it on its action, or its board, is one for whom nobody knows they work
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(:Person {id: 'x1', name: 'Ann Lee'}), (:Agency {id: 'g2', name: 'Police', component: 0}),
             (:Agency {id: 'g3', name: 'Charity'})-[:SITS_ON]->(:Board {id: 'b1', name: 'Panel'})<-[:SITS_ON]-(:Post {id: 'o1', name: 'Adviser'})
  - when: no two agencies do anything together, so that nothing can be said
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g2', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})
---*/
MATCH (g:Agency)
WHERE g.component IS NULL AND (g.valid_to IS NULL OR g.valid_to >= $as_of)
  AND (NOT EXISTS { MATCH (g)<-[:MENTIONS|OF|FACES]-() } OR EXISTS { MATCH (g)<-[:ACTS_FOR]-()-[:ASSIGNED|SITS_ON]->() }
    OR EXISTS { MATCH (g)<-[:ACTS_FOR]-()-[:PARTY_TO]->(y:Agreement) WHERE NOT coalesce(y.planned, false) } OR EXISTS { MATCH (g)<-[:OF|FACES]-(c:Contact) WHERE NOT coalesce(c.planned, false) })
WITH g
// Whoever is beside it on an action or a board, and for whom nobody knows they work, may be of another agency.
OPTIONAL MATCH (g)<-[:ACTS_FOR]-(w)-[:ASSIGNED|SITS_ON]->(:Action|Board)<-[:ASSIGNED|SITS_ON]-(x)
WHERE x.id <> w.id AND NOT EXISTS { MATCH (x)-[:ACTS_FOR]->(:Agency) }
WITH g, count(x.id) AS unsure
WHERE unsure = 0
RETURN g.id AS agency_id, g.name AS agency
