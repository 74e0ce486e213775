/*---
ref: TIME-01
family: dates and status
title: No delivery date
question: Which open actions have no date?
severity: high
subject: [Action, Plan]
identity: [about_id]
message: "{title}: no delivery date{note}."
why: What has no date cannot be late, so it never is.
fix: Give it the last day by which it is done; a plan needs a column for it.
agenda: By when will this be done?
sources: [own]
of: [open action, open actions]
# A plan that gives no action a date has one gap, and so one finding, which counts for all its open actions.
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
  - when: there is nothing
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
    says: "Train staff: no delivery date."
  - when: the cell is blank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: '  ', ongoing: false, due_precision: 'none', status: 'open'})
  - when: no action of a plan has one, which is told once, of the plan
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Hold a panel', due_text: ' '})-[:IN_PLAN]->(p),
             (:Action {id: 'a3', name: 'Ask the public', status: 'done'})-[:IN_PLAN]->(p)
    says: "our plan: no delivery date, on any of its actions."
  - when: others of its plan have one, or only had one
    findings: 4
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (:Action {id: 'a3', name: 'Three', due_text: 'TBC'})-[:IN_PLAN]->(p),
             (q:Plan {id: 'p2', name: 'next plan'}), (:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(q), (:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(q),
             (:Action {id: 'a6', name: 'Six', due: date('2025-06-30'), status: 'done'})-[:IN_PLAN]->(q)
  - when: it is the only open one of its plan
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p)
    says: "One: no delivery date."
silent_on:
  - when: there is a date
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30'), due_text: 'June 2026', due_precision: 'month'})
  - when: a person wrote a date into the register
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})
  - when: the cell says ongoing, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: 'Ongoing', ongoing: true}),
             (:Action {id: 'a2', name: 'Hold a panel', ongoing: true})
  - when: the cell has words that are no date, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due_text: 'TBC'})
  - when: it is done
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'done'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WITH p, count(CASE WHEN a.due IS NOT NULL OR trim(coalesce(a.due_text, '')) <> '' OR coalesce(a.ongoing, false) THEN 1 END) AS dated,
     count(CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN 1 END) AS counted,
     collect(DISTINCT CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN a.id END) AS nodes
WHERE dated = 0 AND counted > 1
RETURN p.id AS about_id, p.name AS title, ', on any of its actions' AS note, counted, nodes

UNION ALL

// Of a plan that gives others a date, or has no other.
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WITH p, count(CASE WHEN a.due IS NOT NULL OR trim(coalesce(a.due_text, '')) <> '' OR coalesce(a.ongoing, false) THEN 1 END) AS dated,
     count(CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN 1 END) AS actions
WHERE dated > 0 OR actions = 1
MATCH (p)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.due IS NULL AND trim(coalesce(a.due_text, '')) = '' AND NOT coalesce(a.ongoing, false)
RETURN a.id AS about_id, coalesce(a.label, a.name) AS title, '' AS note, 1 AS counted, collect(DISTINCT a.id) AS nodes

UNION ALL

// Of no plan.
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.due IS NULL AND trim(coalesce(a.due_text, '')) = '' AND NOT coalesce(a.ongoing, false)
  AND NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan) }
RETURN a.id AS about_id, coalesce(a.label, a.name) AS title, '' AS note, 1 AS counted, [a.id] AS nodes
