/*---
ref: TIME-05
family: dates and status
title: Red or amber and nothing follows
question: Which open actions have turned red, or stay amber, with no word on what is done about it?
severity: high
subject: Action
identity: [action_id]
message: "{title}: rated {rag}{span}, with no note, next step or revised date{since}."
why: A colour without a step is a report that changes nothing.
fix: Write what is done about it and by when, or agree a new date.
agenda: What brings this back on track, and who does it?
sources: ["RAG practice: comment columns are not left blank"]
# Amber counts once it has stood in so many versions running; a note or date that stood before the turn is no answer to it.
of: [open action that is red or amber, open actions that are red or amber]
params: {amber_periods: 2}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.rag IN ['red', 'amber']
  RETURN count(a) AS count
fires_on:
  - when: it is red and there is no note
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', rag: 'red', progress: ' '})
    says: "1 Train staff: rated red, with no note, next step or revised date."
  - when: it turned red, and the note and date are those from before
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', rag: 'red', progress: 'Begun', due: date('2026-06-30'), status: 'open'}),
             (a)-[:WAS]->(e:Earlier {id: 'e1', name: 'Train staff', version: date('2025-06-30'), rag: 'green', progress: 'Begun', due: date('2026-06-30')}),
             (a)-[:WAS]->(f:Earlier {id: 'e2', name: 'Train staff', version: date('2025-09-30'), rag: 'red', progress: 'Begun', due: date('2026-06-30')}),
             (e)-[:BECAME]->(f), (f)-[:BECAME]->(a)
    says: "Train staff: rated red, with no note, next step or revised date since it turned."
  - when: it has been amber in two versions running, without a note
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', rag: 'amber'}),
             (a)-[:WAS]->(:Earlier {id: 'e1', name: 'Train staff', version: date('2025-09-30'), rag: 'amber'})
    says: "Train staff: rated amber in version after version, with no note, next step or revised date."
silent_on:
  - when: there is a note
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', rag: 'red', progress: 'A second trainer begins in March'})
  - when: the note is a new one since it turned
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', rag: 'red', progress: 'A second trainer begins in March'}),
             (a)-[:WAS]->(:Earlier {id: 'e1', name: 'Train staff', version: date('2025-06-30'), rag: 'green', progress: 'Begun'})
  - when: the date was revised, or given, since it turned
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', rag: 'red', due: date('2026-09-30')}), (b:Action {id: 'a2', name: 'Two', rag: 'red', due: date('2026-09-30')}),
             (a)-[:WAS]->(:Earlier {id: 'e1', name: 'One', version: date('2025-06-30'), rag: 'green', due: date('2026-06-30')}),
             (b)-[:WAS]->(:Earlier {id: 'e2', name: 'Two', version: date('2025-06-30'), rag: 'red'})
  - when: it is amber for the first time, or was green between
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'amber'}), (b:Action {id: 'a2', name: 'Two', rag: 'amber'}),
             (b)-[:WAS]->(:Earlier {id: 'e1', name: 'Two', version: date('2025-06-30'), rag: 'amber'}),
             (b)-[:WAS]->(:Earlier {id: 'e2', name: 'Two', version: date('2025-09-30'), rag: 'green'})
  - when: it is green, not rated, or done
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'green'}), (:Action {id: 'a2', name: 'Two'}), (:Action {id: 'a3', name: 'Three', rag: 'red', status: 'done'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.rag IN ['red', 'amber']
OPTIONAL MATCH (a)-[:WAS]->(e:Earlier)
WHERE coalesce(e.rag, '') <> a.rag
// The version before it turned; a day that is missing would be lost in the questions below.
WITH a, coalesce(max(e.version), $as_of) AS before, count(e) AS turns
OPTIONAL MATCH (a)-[:WAS]->(e:Earlier {rag: 'amber'})
WHERE turns = 0 OR e.version > before
WITH a, before, turns, count(e) + 1 AS periods
WHERE (a.rag = 'red' OR periods >= $amber_periods)
  AND (trim(coalesce(a.progress, '')) = ''
    OR turns > 0 AND EXISTS { MATCH (a)-[:WAS]->(e:Earlier) WHERE e.version = before AND e.progress = a.progress })
  AND NOT EXISTS {
    MATCH (a)-[:WAS]->(e:Earlier)
    WHERE (turns = 0 OR e.version IS NULL OR e.version >= before) AND (e.due <> a.due OR e.due IS NULL AND a.due IS NOT NULL)
  }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.rag AS rag,
       CASE WHEN turns = 0 THEN '' ELSE ' since it turned' END AS since,
       CASE WHEN a.rag = 'amber' THEN ' in version after version' ELSE '' END AS span
