/*---
ref: OUT-01
family: outcomes and themes
title: No desired outcome
question: Which open actions do not say what will be different?
severity: medium
subject: [Action, Plan]
identity: [about_id]
message: "{title}: no desired outcome{note}."
why: Nobody will know whether it worked.
fix: Write one sentence on what will be different, with a figure if there is one; a plan needs a column for it.
agenda: How shall we know that this worked?
sources: [own]
of: [open action, open actions]
# A plan that gives no action an outcome has one gap, and so one finding, which counts for all its open actions.
picture: |
  MATCH (x:Action|Plan) WHERE x.id = $about_id RETURN x.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $about_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $about_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(a) AS count
fires_on:
  - when: there is none
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '3 Train staff'})
    says: "3 Train staff: no desired outcome."
  - when: the cell is blank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', outcome: ' ', status: 'open'})
  - when: no action of a plan has one, which is told once, of the plan
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Hold a panel', outcome: ' '})-[:IN_PLAN]->(p)
    says: "our plan: no desired outcome, on any of its actions."
  - when: others of its plan have one, or it is the only open one
    findings: 2
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', outcome: 'Safer', status: 'done'})-[:IN_PLAN]->(p),
             (q:Plan {id: 'p2', name: 'next plan'}), (:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(q), (:Action {id: 'a4', name: 'Four', status: 'done'})-[:IN_PLAN]->(q)
silent_on:
  - when: there is one
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', outcome: 'Every school is trained'})
  - when: it is closed
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'closed'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WITH p, count(CASE WHEN trim(coalesce(a.outcome, '')) <> '' THEN 1 END) AS wanted,
     count(CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN 1 END) AS counted,
     collect(DISTINCT CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN a.id END) AS nodes
WHERE wanted = 0 AND counted > 1
RETURN p.id AS about_id, p.name AS title, ', on any of its actions' AS note, counted, nodes

UNION ALL

// Of a plan that gives others an outcome, or has no other.
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WITH p, count(CASE WHEN trim(coalesce(a.outcome, '')) <> '' THEN 1 END) AS wanted,
     count(CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN 1 END) AS actions
WHERE wanted > 0 OR actions = 1
MATCH (p)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND trim(coalesce(a.outcome, '')) = ''
RETURN a.id AS about_id, coalesce(a.label, a.name) AS title, '' AS note, 1 AS counted, collect(DISTINCT a.id) AS nodes

UNION ALL

// Of no plan.
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND trim(coalesce(a.outcome, '')) = ''
  AND NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan) }
RETURN a.id AS about_id, coalesce(a.label, a.name) AS title, '' AS note, 1 AS counted, [a.id] AS nodes
