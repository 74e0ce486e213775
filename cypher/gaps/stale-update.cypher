/*---
ref: TIME-06
family: dates and status
title: No news for too long
question: Of which open actions is the last news old?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: last updated on {updated}."
why: A quarterly report was missed, and nobody knows how it stands.
fix: Ask the lead for a line and a date, or close the action.
agenda: What has happened since?
sources: [quarterly RAG cycles of partnerships]
of: [open action with a dated update, open actions with a dated update]
needs: {Action with updated: no action carries the date of its last update}
params: {stale_days: 92}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.updated IS NOT NULL
  RETURN count(a) AS count
fires_on:
  - when: ninety-three days ago
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', updated: date('2025-09-30')})
    says: "1 Train staff: last updated on 30 September 2025."
  - when: a shorter cycle is asked for
    params: {stale_days: 31}
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', updated: date('2025-11-30'), status: 'open'})
silent_on:
  - when: ninety-two days ago
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', updated: date('2025-10-01')})
  - when: it is done, or its last update has no date
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', updated: date('2025-01-01'), status: 'done'}), (:Action {id: 'a2', name: 'Two', progress: 'Under way'})
  - when: no update has a date, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', progress: 'Under way'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.updated < $as_of - $stale_days
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.updated AS updated
