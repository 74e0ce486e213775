/*---
ref: OWN-15
family: ownership
title: Too many deliverers
question: Which open actions are done by so many that they are several actions?
severity: low
subject: Action
identity: [action_id]
message: "{title}: {number} deliver it: {who}."
why: An action that many deliver is often several actions in one row.
fix: Split it, so that each part has one or two who do it.
agenda: Into which parts can this be split?
sources: ["RACI: lots of Rs"]
of: [open action with a deliverer, open actions with a deliverer]
params: {deliverers: 4}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)<-[:ASSIGNED {role: 'responsible'}]-(:Agency|Team|Person|Post|Board)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT a.id) AS count
fires_on:
  - when: five deliver
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', label: '1 Train staff'}),
             (:Agency {id: 'g1', name: 'A'})-[:ASSIGNED {role: 'responsible'}]->(a), (:Agency {id: 'g2', name: 'B'})-[:ASSIGNED {role: 'responsible'}]->(a),
             (:Team {id: 't1', name: 'C'})-[:ASSIGNED {role: 'responsible'}]->(a), (:Person {id: 'x1', name: 'D'})-[:ASSIGNED {role: 'responsible'}]->(a),
             (:Post {id: 'o1', name: 'E'})-[:ASSIGNED {role: 'responsible'}]->(a)
    says: "1 Train staff: 5 deliver it: A, B, C, D and E."
silent_on:
  - when: four deliver, one of them named twice, beside a placeholder and one who answers for it
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}), (g:Agency {id: 'g1', name: 'A'}),
             (g)-[:ASSIGNED {role: 'responsible'}]->(a), (g)-[:ASSIGNED {role: 'responsible', text: 'again'}]->(a),
             (:Agency {id: 'g2', name: 'B'})-[:ASSIGNED {role: 'responsible'}]->(a),
             (:Team {id: 't1', name: 'C'})-[:ASSIGNED {role: 'responsible'}]->(a), (:Person {id: 'x1', name: 'D'})-[:ASSIGNED {role: 'responsible'}]->(a),
             (:Post {id: 'o1', name: 'E'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Placeholder {id: 'h1', name: 'schools'})-[:ASSIGNED {role: 'responsible'}]->(a)
  - when: a person and the team that is hers are one
    params: {deliverers: 1}
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}), (x:Person {id: 'x1', name: 'D'})-[:WORKS_FOR]->(t:Team {id: 't1', name: 'C'}),
             (x)-[:ASSIGNED {role: 'responsible'}]->(a), (t)-[:ASSIGNED {role: 'responsible'}]->(a)
  - when: it is done
    params: {deliverers: 1}
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', status: 'done'}),
             (:Agency {id: 'g1', name: 'A'})-[:ASSIGNED {role: 'responsible'}]->(a), (:Agency {id: 'g2', name: 'B'})-[:ASSIGNED {role: 'responsible'}]->(a)
---*/
MATCH (a:Action)<-[:ASSIGNED {role: 'responsible'}]-(x:Agency|Team|Person|Post|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  // A person with the post or the body that is theirs is one.
  AND NOT EXISTS {
    MATCH (a)<-[:ASSIGNED {role: 'responsible'}]-(y:Person|Post|Team)-[:WORKS_FOR|POST_IN|PART_OF|HOLDS]->(x)
  }
WITH a, count(DISTINCT x.id) AS number, collect(DISTINCT x.name) AS who, collect(DISTINCT x.id) AS nodes
WHERE number > $deliverers
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, number, who, nodes
