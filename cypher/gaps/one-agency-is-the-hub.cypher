/*---
ref: NET-04
family: network shape
title: One agency is the only hub
question: Through which agency do most ways between the others run?
severity: medium
subject: Agency
identity: [agency_id]
message: "{share}% of the shortest ways between the other {others} agencies of the network run through {agency}."
why: This is a hub with spokes more than a partnership, and the others do not work with each other.
fix: Agree actions that two of the others do together.
agenda: What can the others do without the hub?
sources: ["Kumu: betweenness"]
of: [agency of a network of some size, agencies of a network of some size]
params:
  hub_share: 70
  hub_from: 5
picture: |
  MATCH (g:Agency)<-[:ACTS_FOR]-()-[:ASSIGNED|SITS_ON|PARTY_TO]->(y)<-[:ASSIGNED|SITS_ON|PARTY_TO]-()-[:ACTS_FOR]->(o:Agency)
  WHERE g.id = $agency_id RETURN DISTINCT o.id AS id
  UNION
  MATCH (g:Agency) WHERE g.id = $agency_id
  MATCH (o:Agency) WHERE o.component = g.component RETURN o.id AS id
  UNION
  MATCH (z:Agency) WHERE z.id = $agency_id RETURN z.id AS id
count: |
  MATCH (g:Agency)
  WHERE g.component IS NOT NULL
  WITH g.component AS part, count(g) AS size
  WHERE size >= $hub_from
  RETURN coalesce(sum(size), 0) AS count
fires_on:
  - when: all ways between four others run through it
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council', component: 0, between: 1.0}), (:Agency {id: 'g2', name: 'Police', component: 0, between: 0.0}), (:Agency {id: 'g3', name: 'Health', component: 0, between: 0.0}),
             (:Agency {id: 'g4', name: 'Probation', component: 0, between: 0.0}), (:Agency {id: 'g5', name: 'Fire', component: 0, between: 0.0})
    says: 100% of the shortest ways between the other 4 agencies of the network run through Council.
  - when: in a smaller network, where the threshold says so
    params: {hub_from: 3}
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council', component: 2, between: 0.71}), (:Agency {id: 'g2', name: 'Police', component: 2, between: 0.0}), (:Agency {id: 'g3', name: 'Health', component: 2, between: 0.0})
    says: 71% of the shortest ways between the other 2 agencies of the network run through Council.
silent_on:
  - when: seventy in a hundred do
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council', component: 0, between: 0.7}), (:Agency {id: 'g2', name: 'Police', component: 0, between: 0.0}), (:Agency {id: 'g3', name: 'Health', component: 0, between: 0.0}),
             (:Agency {id: 'g4', name: 'Probation', component: 0, between: 0.0}), (:Agency {id: 'g5', name: 'Fire', component: 0, between: 0.0})
  - when: the network has four agencies
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Council', component: 1, between: 1.0}), (:Agency {id: 'g2', name: 'Police', component: 1, between: 0.0}), (:Agency {id: 'g3', name: 'Health', component: 1, between: 0.0}),
             (:Agency {id: 'g4', name: 'Probation', component: 1, between: 0.0}), (:Agency {id: 'g5', name: 'Fire', component: 0, between: 0.0}), (:Agency {id: 'g6', name: 'Charity'})
---*/
MATCH (g:Agency)
WHERE 100 * g.between > $hub_share
MATCH (o:Agency)
WHERE o.component = g.component AND o.id <> g.id
WITH g, count(o) AS others
WHERE others + 1 >= $hub_from
RETURN g.id AS agency_id, g.name AS agency, others, round(100.0 * g.between, 0) AS share
