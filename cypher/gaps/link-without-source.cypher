/*---
ref: DQ-07
family: data quality and privacy
title: A link with no source
question: Of which links can nobody say where they come from?
severity: low
subject: [Action, Agency, Team, Person, Post, Board, Plan, Theme, Contact, Agreement, Area, Placeholder, Earlier]
identity: [from_id, to_id]
message: "Nothing says where the link from {one} to {other} comes from."
why: Whoever asks who says so gets no answer.
fix: Give the row its place in a plan, or write into its note who said so.
agenda: Who told us this?
sources: [BODS source]
of: [link, links]
picture: "MATCH (x) WHERE x.id IN [$from_id, $to_id] RETURN x.id AS id"
count: |
  MATCH (x)-[r]->(y)
  RETURN count(r) AS count
fires_on:
  - when: a lead has no place, in two roles
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'Train staff'}), (g)-[:ASSIGNED {role: 'supports', place: ' '}]->(a)
    says: Nothing says where the link from Police to Train staff comes from.
  - when: a seat and a border have no place
    findings: 2
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON]->(:Board {id: 'b1', name: 'One'}), (:Area {id: 'r1', name: 'Exham'})-[:BORDERS {place: ''}]->(:Area {id: 'r2', name: 'Wyeham'})
silent_on:
  - when: it stands in a row of the plan or of the register
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable', place: 'plan.docx, table 1, row 2'}]->(:Action {id: 'a1', name: 'Train staff'})
  - when: there are no links
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Police'})
---*/
MATCH (x)-[r]->(y)
WHERE r.place IS NULL OR trim(r.place) = ''
WITH DISTINCT x.id AS from_id, y.id AS to_id, x.name AS one, y.name AS other
RETURN from_id, to_id, one, other
