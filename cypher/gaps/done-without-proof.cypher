/*---
ref: TIME-08
family: dates and status
title: Done without proof
question: Which actions are reported as done, with nothing that shows it?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: reported as done; no evidence is given, and its last update names no figure, link or document."
why: Something was done is not the same as something is different.
fix: Give a document, a link or a figure on the sheet Actions under Evidence.
agenda: What can we look at that shows that this is done?
sources: [own]
of: [action that is done, actions that are done]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE a.status = 'done'
  RETURN count(a) AS count
fires_on:
  - when: nothing stands there
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', status: 'done', evidence: ' '})
    says: "1 Train staff: reported as done; no evidence is given, and its last update names no figure, link or document."
  - when: the update only says so
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'done', progress: 'Complete', proven: false})
silent_on:
  - when: there is evidence
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'done', evidence: 'Minutes of 3 March'})
  - when: the update names a figure
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'done', progress: '45 staff trained', proven: true})
  - when: it is open, closed or withdrawn
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'}), (:Action {id: 'a2', name: 'Two', status: 'closed'}), (:Action {id: 'a3', name: 'Three', status: 'withdrawn'})
---*/
MATCH (a:Action)
WHERE a.status = 'done' AND trim(coalesce(a.evidence, '')) = '' AND NOT coalesce(a.proven, false)
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
