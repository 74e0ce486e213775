/*---
ref: TIME-07
family: dates and status
title: Slipped more than once
question: Which dates have been moved again and again?
severity: high
subject: Action
identity: [action_id]
message: "{title}: its date was moved later {times} times, from {first} to {due}."
why: A date that is moved each time is never missed, and nothing is done.
fix: Ask what stands in the way, and settle that before the next date.
agenda: What would have to be different for this date to hold?
sources: [own]
of: [open action with an earlier version, open actions with earlier versions]
needs: {Earlier: the register holds no earlier versions}
params: {slips: 2}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:WAS]->(e:Earlier) WHERE a.id = $action_id RETURN e.id AS id
count: |
  MATCH (a:Action)-[:WAS]->(:Earlier)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT a.id) AS count
fires_on:
  - when: twice in three versions
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', due: date('2026-06-30')}),
             (e:Earlier {id: 'e1', name: 'Train staff', version: date('2025-03-31'), due: date('2025-06-30')}),
             (f:Earlier {id: 'e2', name: 'Train staff', version: date('2025-06-30'), due: date('2025-12-31')}),
             (a)-[:WAS]->(e), (a)-[:WAS]->(f), (e)-[:BECAME]->(f), (f)-[:BECAME]->(a)
    says: "1 Train staff: its date was moved later 2 times, from 30 June 2025 to 30 June 2026."
  - when: a version without a change lies between
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30'), status: 'open'}),
             (e:Earlier {id: 'e1', name: 'Train staff', version: date('2025-01-31'), due: date('2025-06-30')}),
             (f:Earlier {id: 'e2', name: 'Train staff', version: date('2025-03-31'), due: date('2025-12-31')}),
             (g:Earlier {id: 'e3', name: 'Train staff', version: date('2025-06-30'), due: date('2025-12-31')}),
             (a)-[:WAS]->(e), (a)-[:WAS]->(f), (a)-[:WAS]->(g), (e)-[:BECAME]->(f), (f)-[:BECAME]->(g), (g)-[:BECAME]->(a)
silent_on:
  - when: once
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')}),
             (e:Earlier {id: 'e1', name: 'Train staff', version: date('2025-03-31'), due: date('2025-06-30')}), (a)-[:WAS]->(e), (e)-[:BECAME]->(a)
  - when: the second move was forward, or from no date
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', due: date('2026-03-31')}), (b:Action {id: 'a2', name: 'Two', due: date('2026-06-30')}),
             (e:Earlier {id: 'e1', name: 'One', version: date('2025-03-31'), due: date('2025-06-30')}), (f:Earlier {id: 'e2', name: 'One', version: date('2025-06-30'), due: date('2026-06-30')}),
             (g:Earlier {id: 'e3', name: 'Two', version: date('2025-03-31')}), (h:Earlier {id: 'e4', name: 'Two', version: date('2025-06-30'), due: date('2026-03-31')}),
             (a)-[:WAS]->(e), (a)-[:WAS]->(f), (b)-[:WAS]->(g), (b)-[:WAS]->(h),
             (e)-[:BECAME]->(f), (f)-[:BECAME]->(a), (g)-[:BECAME]->(h), (h)-[:BECAME]->(b)
  - when: it is done
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30'), status: 'done'}),
             (e:Earlier {id: 'e1', name: 'Train staff', version: date('2025-03-31'), due: date('2025-06-30')}),
             (f:Earlier {id: 'e2', name: 'Train staff', version: date('2025-06-30'), due: date('2025-12-31')}),
             (a)-[:WAS]->(e), (a)-[:WAS]->(f), (e)-[:BECAME]->(f), (f)-[:BECAME]->(a)
  - when: there is no earlier version, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})
---*/
MATCH (a:Action)-[:WAS]->(e:Earlier)-[:BECAME]->(n:Earlier|Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND n.due > e.due
WITH a, count(DISTINCT e.id) AS times, min(e.due) AS first, collect(DISTINCT e.id) AS nodes
WHERE times >= $slips
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, times, first, a.due AS due, nodes
