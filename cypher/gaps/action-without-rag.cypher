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
of: [open action, open actions]
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(a) AS count
fires_on:
  - when: there is none
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
    says: "Train staff: no rating of red, amber, green or blue; the plan says nothing."
  - when: the words are no colour
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', rag_text: 'purple', status: 'open'})
    says: "Train staff: no rating of red, amber, green or blue; the plan says purple."
silent_on:
  - when: there is one
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'red', rag_text: 'R'}), (:Action {id: 'a2', name: 'Two', rag: 'green'})
  - when: it is done
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', status: 'done'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND trim(coalesce(a.rag, '')) = ''
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       CASE WHEN trim(coalesce(a.rag_text, '')) = '' THEN 'nothing' ELSE a.rag_text END AS words
