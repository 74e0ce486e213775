/*---
ref: OWN-16
family: ownership
title: Nobody consulted or informed
question: Of which actions of several agencies is nobody to be asked or told?
severity: low
subject: Action
identity: [action_id]
message: "{title}: {agencies} share it, and nobody is to be consulted or informed."
why: Where nobody is to be told, the next department learns of it too late.
fix: Say who is asked before and who is told after, or that nobody need be.
agenda: Who else must know of this?
sources: ["RACI: a row with no C and no I"]
of: ["open action of several agencies in a plan with the letters C or I", "open actions of several agencies in plans with the letters C or I"]
# Only in plans that give the letters C or I somewhere: others do not say who is asked or told.
params: {agencies_from: 2}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[s:ASSIGNED]-()
  WHERE s.role IN ['consulted', 'informed']
  WITH DISTINCT p
  MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND r.role IN ['accountable', 'responsible', 'supports']
  WITH DISTINCT a, g
  WITH a, count(*) AS number
  WHERE number >= $agencies_from
  RETURN count(*) AS count
fires_on:
  - when: another row informs somebody
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Police'}), (h:Agency {id: 'g2', name: 'Health'}),
             (a:Action {id: 'a1', name: 'Train staff', label: '1 Train staff'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'accountable'}]->(a), (h)-[:ASSIGNED {role: 'responsible'}]->(a), (h)-[:ASSIGNED {role: 'informed'}]->(b)
    says: "1 Train staff: Health and Police share it, and nobody is to be consulted or informed."
  - when: nobody answers for it either, and two support
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Police'}), (h:Agency {id: 'g2', name: 'Health'}),
             (a:Action {id: 'a1', name: 'One', status: 'open'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'supports'}]->(a), (h)-[:ASSIGNED {role: 'supports'}]->(a), (h)-[:ASSIGNED {role: 'consulted'}]->(b)
silent_on:
  - when: somebody is consulted
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'responsible'}]->(a), (:Placeholder {id: 'h1', name: 'schools'})-[:ASSIGNED {role: 'consulted'}]->(a)
  - when: the plan uses no such letters
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'responsible'}]->(a)
  - when: one agency has it alone, through two of its teams
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Council'}),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (g)-[:ASSIGNED {role: 'informed'}]->(b),
             (:Team {id: 't1', name: 'Youth'})-[:PART_OF]->(g), (:Team {id: 't2', name: 'Homes'})-[:PART_OF]->(g),
             (:Post {id: 'o1', name: 'Head'})-[:POST_IN]->(g), (g)-[:ASSIGNED {role: 'accountable'}]->(a)
  - when: it is closed
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Police'}), (h:Agency {id: 'g2', name: 'Health'}),
             (a:Action {id: 'a1', name: 'One', status: 'closed'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'accountable'}]->(a), (h)-[:ASSIGNED {role: 'responsible'}]->(a), (h)-[:ASSIGNED {role: 'informed'}]->(b)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[s:ASSIGNED]-()
WHERE s.role IN ['consulted', 'informed']
WITH DISTINCT p
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(g:Agency)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND r.role IN ['accountable', 'responsible', 'supports']
  AND NOT EXISTS { MATCH (a)<-[t:ASSIGNED]-() WHERE t.role IN ['consulted', 'informed'] }
WITH DISTINCT a, g
WITH a, collect(g.name) AS agencies, collect(g.id) AS nodes
WHERE size(nodes) >= $agencies_from
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, agencies, nodes
