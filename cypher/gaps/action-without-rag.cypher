/*---
ref: TIME-09
family: dates and status
title: No RAG rating that can be read
question: Which open actions report no red, amber or green?
severity: low
subject: Action
identity: [action_id]
message: "{title}: no rating of red, amber, green or blue; the plan says {words}."
why: What has no rating cannot be reported.
fix: Rate it, by the key of the plan.
agenda: How does this action stand?
sources: [own]
of: [open action of a plan with ratings, open actions of plans with ratings]
# A plan that rates none of its actions is not asked for ratings.
needs:
  ? "MATCH (a:Action) WHERE trim(coalesce(a.rag, '')) <> '' OR trim(coalesce(a.rag_text, '')) <> '' RETURN count(a) AS count"
  : no action has a rating
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(b:Action)
  WHERE trim(coalesce(b.rag, '')) <> '' OR trim(coalesce(b.rag_text, '')) <> ''
  WITH DISTINCT p
  MATCH (p)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT a.id) AS count
fires_on:
  - when: there is none, and another action of the plan has one
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Meet', rag: 'green', status: 'done'})-[:IN_PLAN]->(p)
    says: "Train staff: no rating of red, amber, green or blue; the plan says nothing."
  - when: the words are no colour
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', rag_text: 'purple', status: 'open'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
    says: "Train staff: no rating of red, amber, green or blue; the plan says purple."
silent_on:
  - when: there is one
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One', rag: 'red', rag_text: 'R'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', rag: 'green'})-[:IN_PLAN]->(p)
  - when: it is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One', status: 'done'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', rag: 'green'})-[:IN_PLAN]->(p)
  - when: its plan rates nothing, and another plan does
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a2', name: 'Two', rag: 'green'})-[:IN_PLAN]->(:Plan {id: 'p2', name: 'next plan'})
  - when: nothing is rated anywhere, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(b:Action)
WHERE trim(coalesce(b.rag, '')) <> '' OR trim(coalesce(b.rag_text, '')) <> ''
WITH DISTINCT p
MATCH (p)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND trim(coalesce(a.rag, '')) = ''
RETURN DISTINCT a.id AS action_id, coalesce(a.label, a.name) AS title,
       CASE WHEN trim(coalesce(a.rag_text, '')) = '' THEN 'nothing' ELSE a.rag_text END AS words
