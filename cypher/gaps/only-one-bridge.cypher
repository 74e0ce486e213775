/*---
ref: NET-03
family: network shape
title: Only one bridge
question: Which agency alone holds parts of the network together?
severity: medium
subject: Agency
identity: [agency_id]
message: "If {agency} went, {cut} agencies would share no action, board, agreement or contact with the rest."
why: One withdrawal splits the network, and no one else carries word from one side to the other.
fix: Agree one action or one board that joins the two sides without it.
agenda: How would the two sides work together without this agency?
sources: [practice of network analysis]
of: [agency with a link, agencies with a link]
# The cut is the second largest part that would remain.
params:
  bridge_agencies: 2
picture: |
  MATCH (g:Agency)<-[:ACTS_FOR]-()-[:ASSIGNED|SITS_ON|PARTY_TO]->(y)<-[:ASSIGNED|SITS_ON|PARTY_TO]-()-[:ACTS_FOR]->(o:Agency)
  WHERE g.id = $agency_id RETURN DISTINCT o.id AS id
  UNION
  MATCH (g:Agency)<-[:OF|FACES]-(c:Contact) WHERE g.id = $agency_id RETURN c.id AS id
  UNION
  MATCH (z:Agency) WHERE z.id = $agency_id RETURN z.id AS id
count: |
  MATCH (g:Agency)
  WHERE g.component IS NOT NULL
  RETURN count(g) AS count
fires_on:
  - when: two would be split off
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council', component: 0, `cut`: 2})-[:ASSIGNED]->(a:Action {id: 'a1', name: 'One'}), (:Agency {id: 'g2', name: 'Police', component: 0, `cut`: 0})-[:ASSIGNED]->(a)
    says: If Council went, 2 agencies would share no action, board, agreement or contact with the rest.
  - when: one is enough, where the threshold says so
    params: {bridge_agencies: 1}
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council', component: 0, `cut`: 1})-[:SITS_ON]->(b:Board {id: 'b1', name: 'One'}), (:Agency {id: 'g2', name: 'Police', component: 0, `cut`: 0})-[:SITS_ON]->(b)
silent_on:
  - when: one would be split off, or none
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council', component: 0, `cut`: 1}), (:Agency {id: 'g2', name: 'Police', component: 0, `cut`: 0}), (:Agency {id: 'g3', name: 'Charity'})
  - when: nothing is measured, since nobody has a link
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council'}), (:Agency {id: 'g2', name: 'Police'})
---*/
MATCH (g:Agency)
WHERE g.component IS NOT NULL AND g.`cut` >= $bridge_agencies
RETURN g.id AS agency_id, g.name AS agency, g.`cut` AS `cut`
