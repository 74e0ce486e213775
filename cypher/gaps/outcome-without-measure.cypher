/*---
ref: OUT-02
family: outcomes and themes
title: An outcome that cannot be measured
question: Which outcomes could be neither reached nor missed?
severity: low
subject: Action
identity: [action_id]
message: "{title}: the outcome \"{outcome}\" holds no number, no indicator and nothing that is done or is not."
why: Everybody can say that it was reached, and nobody that it was missed.
fix: Add a figure with its source, or something that is there in the end or is not.
agenda: By what shall we see it?
sources: [own, SMART]
of: [open action with an outcome, open actions with an outcome]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND trim(coalesce(a.outcome, '')) <> ''
  RETURN count(a) AS count
fires_on:
  - when: its words hold no measure
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', outcome: 'Better working together', measurable: false})
    says: '1 Train staff: the outcome "Better working together" holds no number, no indicator and nothing that is done or is not.'
  - when: its words were not looked at
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', outcome: 'Better working together', status: 'open'})
silent_on:
  - when: it has one
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', outcome: '80% of schools', measurable: true})
  - when: there is no outcome, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', measurable: false}), (:Action {id: 'a2', name: 'Two', outcome: ' ', measurable: false})
  - when: it is closed
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', outcome: 'Better', measurable: false, status: 'closed'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.outcome, '')) <> '' AND NOT coalesce(a.measurable, false)
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.outcome AS outcome
