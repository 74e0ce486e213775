/*---
ref: TIME-11
family: dates and status
title: Actions that wait for one another
question: Which actions wait in a circle, so that none can begin?
severity: medium
subject: Action
identity: [action_id]
message: "These wait for one another in a circle: {titles}."
why: Each waits for the next, and nobody can start.
fix: Say which one can begin without the others, and correct the cell Depends on.
agenda: Which of these comes first?
sources: [own]
of: [open action that depends on another, open actions that depend on another]
needs: {DEPENDS_ON: no action says that it depends on another}
# One finding a circle, about its first action. Circles of up to eight actions are found.
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:DEPENDS_ON]-(b:Action) WHERE a.id = $action_id RETURN b.id AS id
count: |
  MATCH (a:Action)-[:DEPENDS_ON]->(:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT a.id) AS count
fires_on:
  - when: two wait for each other, and are told once
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', label: '1 One'})-[:DEPENDS_ON]->(b:Action {id: 'a2', name: 'Two'}), (b)-[:DEPENDS_ON]->(a)
    says: "These wait for one another in a circle: 1 One and Two."
  - when: three in a row come back to the first, and a fourth only waits for them
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two', status: 'open'}), (c:Action {id: 'a3', name: 'Three'}),
             (c)-[:DEPENDS_ON]->(a), (a)-[:DEPENDS_ON]->(b), (b)-[:DEPENDS_ON]->(c), (:Action {id: 'a0', name: 'Four'})-[:DEPENDS_ON]->(a)
    says: "These wait for one another in a circle: One, Three and Two."
  - when: two circles that meet in one action are one
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two'}), (c:Action {id: 'a3', name: 'Three'}),
             (a)-[:DEPENDS_ON]->(b), (b)-[:DEPENDS_ON]->(a), (b)-[:DEPENDS_ON]->(c), (c)-[:DEPENDS_ON]->(b)
    says: "These wait for one another in a circle: One, Three and Two."
  - when: an action waits for itself, and elsewhere two for each other
    findings: 2
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'})-[:DEPENDS_ON]->(a), (b:Action {id: 'a2', name: 'Two'})-[:DEPENDS_ON]->(c:Action {id: 'a3', name: 'Three'}), (c)-[:DEPENDS_ON]->(b)
silent_on:
  - when: they wait in a row, and by two ways for the last
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two'}), (c:Action {id: 'a3', name: 'Three'}),
             (a)-[:DEPENDS_ON]->(b), (b)-[:DEPENDS_ON]->(c), (a)-[:DEPENDS_ON]->(c)
  - when: one of the circle is done, so that the next can begin
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'}), (b:Action {id: 'a2', name: 'Two', status: 'done'}), (c:Action {id: 'a3', name: 'Three'}),
             (a)-[:DEPENDS_ON]->(b), (b)-[:DEPENDS_ON]->(c), (c)-[:DEPENDS_ON]->(a)
  - when: nothing depends on anything, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})
---*/
// First those that wait and are waited for, then those that come back to themselves, which are few: the others need no look at
// each step. In two patterns: what waits for itself does both by one edge, which Neo4j does not walk twice in one.
MATCH (y:Action)-[:DEPENDS_ON]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT coalesce(y.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH DISTINCT a
MATCH (a)-[:DEPENDS_ON]->(z:Action)
WHERE NOT coalesce(z.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH DISTINCT a
MATCH (a)-[:DEPENDS_ON*1..8]->(z:Action)
WHERE z.id = a.id
WITH DISTINCT a
MATCH way = (a)-[:DEPENDS_ON*1..8]->(b:Action)
WHERE all(x IN nodes(way) WHERE NOT coalesce(x.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'])
WITH DISTINCT a, b
MATCH back = (b)-[:DEPENDS_ON*1..8]->(c:Action)
WHERE c.id = a.id AND all(x IN nodes(back) WHERE NOT coalesce(x.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'])
WITH a, min(b.id) AS earliest, collect(DISTINCT coalesce(b.label, b.name)) AS titles, collect(DISTINCT b.id) AS nodes
WHERE a.id = earliest
RETURN a.id AS action_id, titles, nodes
