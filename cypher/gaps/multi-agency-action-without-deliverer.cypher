/*---
ref: OWN-12
family: ownership
title: No deliverer named
question: Which actions of several agencies have someone to answer for them and no one to do them?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: {agencies} share it, and nobody is named as the one who delivers it."
why: Each partner may take it that another does the work.
fix: Say who does it, beside who answers for it.
agenda: Who does the work on this action?
sources: ["RACI: a row with no R"]
of: ["open action of several agencies in a plan with the letters R, C or I", "open actions of several agencies in plans with the letters R, C or I"]
# Only in plans that give the letters R, C or I somewhere: others do not say who delivers.
params: {agencies_from: 2}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[s:ASSIGNED]-()
  WHERE s.role IN ['responsible', 'consulted', 'informed']
  WITH DISTINCT p
  MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND r.role IN ['accountable', 'responsible', 'supports']
  WITH DISTINCT a, g
  WITH a, count(*) AS number
  WHERE number >= $agencies_from
  RETURN count(*) AS count
fires_on:
  - when: two agencies, and another row names who delivers
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Police'}), (h:Agency {id: 'g2', name: 'Health'}),
             (a:Action {id: 'a1', name: 'Train staff', label: '1 Train staff'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'accountable'}]->(a), (h)-[:ASSIGNED {role: 'supports'}]->(a),
             (g)-[:ASSIGNED {role: 'accountable'}]->(b), (h)-[:ASSIGNED {role: 'responsible'}]->(b)
    says: "1 Train staff: Health and Police share it, and nobody is named as the one who delivers it."
  - when: a placeholder delivers, and the agencies have it through a team and a person
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'Train staff', status: 'open'})-[:IN_PLAN]->(p),
             (:Team {id: 't1', name: 'Youth'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Council'}),
             (:Agency {id: 'g2', name: 'Health'})<-[:WORKS_FOR]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (a)<-[:ASSIGNED {role: 'responsible'}]-(:Placeholder {id: 'h1', name: 'TBC'}), (x)-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g3', name: 'Fire'})-[:ASSIGNED {role: 'supports'}]->(a)
silent_on:
  - when: somebody delivers
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'responsible'}]->(a)
  - when: the plan uses no such letters
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'supports'}]->(a)
  - when: one agency has it alone, the other is only informed
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'informed'}]->(a)
  - when: nobody is accountable, which is another finding, or it is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Police'}), (h:Agency {id: 'g2', name: 'Health'}),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'supports'}]->(a), (h)-[:ASSIGNED {role: 'supports'}]->(a), (g)-[:ASSIGNED {role: 'informed'}]->(a),
             (g)-[:ASSIGNED {role: 'accountable'}]->(b), (h)-[:ASSIGNED {role: 'supports'}]->(b)
  - when: a name was not recognised and may be the deliverer's
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', unread: 'Zed'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (g:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a), (g)-[:ASSIGNED {role: 'consulted'}]->(a),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'supports'}]->(a)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[s:ASSIGNED]-()
WHERE s.role IN ['responsible', 'consulted', 'informed']
WITH DISTINCT p
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND r.role IN ['accountable', 'supports']
  AND trim(coalesce(a.unread, '')) = ''
  AND EXISTS { MATCH (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency|Team|Person|Post|Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'responsible'}]-(:Agency|Team|Person|Post|Board) }
WITH DISTINCT a, g
WITH a, collect(g.name) AS agencies, collect(g.id) AS nodes
WHERE size(nodes) >= $agencies_from
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, agencies, nodes
