/*---
ref: XB-09
family: cross-borough
title: The host area is not told
question: Which actions on placements out of area name nobody there?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: speaks of placements or homes out of area, and names neither a host area nor anybody from one."
why: Whoever is placed elsewhere is lost from sight if the other area does not know.
fix: Name the host areas, or the contact who tells them.
agenda: Who tells the host area, and how soon?
sources: [own]
of: [open action on placements out of area, open actions on placements out of area]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:MENTIONS]->(x:Area|Agency) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE coalesce(a.out_of_area, false) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(a) AS count
fires_on:
  - when: it names its own area, and the own council leads
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Give notice', label: '3 Give notice', out_of_area: true})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'}),
             (a)-[:MENTIONS]->(r), (:Agency {id: 'g1', name: 'Exham Council'})-[:SERVES]->(r), (:Agency {id: 'g2', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a)
    says: "3 Give notice: speaks of placements or homes out of area, and names neither a host area nor anybody from one."
  - when: neighbouring boroughs are named as a whole, and the plan says for no area that it is
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Give notice', out_of_area: true, status: 'open'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}), (:Placeholder {id: 'h1', name: 'neighbouring boroughs'})-[:ASSIGNED {role: 'named'}]->(a)
silent_on:
  - when: it names a host area, or an agency of one is informed
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One', out_of_area: true})-[:IN_PLAN]->(p), (a)-[:MENTIONS]->(w:Area {id: 'r2', name: 'Wyeham'}),
             (b:Action {id: 'a2', name: 'Two', out_of_area: true})-[:IN_PLAN]->(p), (b)<-[:ASSIGNED {role: 'informed'}]-(:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Agency {id: 'g1', name: 'Wyeham Council'})-[:SERVES]->(w)
  - when: it is done, or speaks of something else
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', out_of_area: true, status: 'done'}), (:Action {id: 'a2', name: 'Two', out_of_area: false}), (:Action {id: 'a3', name: 'Three'})
---*/
MATCH (a:Action)
WHERE coalesce(a.out_of_area, false) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT EXISTS {
    MATCH (a)-[:MENTIONS]->(r:Area)
    WHERE NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan)-[:FOR_AREA]->(r) }
  }
  AND NOT EXISTS {
    MATCH (a)<-[:ASSIGNED]-()-[:ACTS_FOR]->(:Agency)-[:SERVES]->(r:Area)
    WHERE NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan)-[:FOR_AREA]->(r) }
  }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
