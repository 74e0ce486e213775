/*---
ref: TIME-12
family: dates and status
title: Dropped in silence
question: Which open actions are no longer in the plan, and nobody said why?
severity: high
subject: Action
identity: [action_id]
message: "{title}: open in the version of {last}, and not in that of {version}; no closing status and no action of the same words."
why: This is how commitments end without anybody having decided it.
fix: Put it back, or write Status closed or withdrawn in its row, with the reason.
agenda: Who decided that this ends, and when?
sources: [own, BODS closed statements]
of: [open action of an earlier version, open actions of earlier versions]
needs: {Action with last_in_plan: no later version of a plan has been read over an earlier one}
params: {same_words: 0.8}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:WAS]->(e:Earlier) WHERE a.id = $action_id RETURN e.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn'] AND a.last_in_plan IS NOT NULL
  RETURN count(a) AS count
fires_on:
  - when: the plan has gone on without it
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', status: 'gone', last_in_plan: date('2025-06-30')})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan', version: date('2025-12-31')})
    says: "1 Train staff: open in the version of 30 June 2025, and not in that of 31 December 2025; no closing status and no action of the same words."
  - when: the only action of the same words has been dropped as well, or is not so alike
    findings: 2
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-12-31')}), (a:Action {id: 'a1', name: 'One', status: 'open', last_in_plan: date('2025-06-30')})-[:IN_PLAN]->(p),
             (b:Action {id: 'a2', name: 'One more', last_in_plan: date('2025-06-30')})-[:IN_PLAN]->(p), (c:Action {id: 'a3', name: 'Another'})-[:IN_PLAN]->(p),
             (a)-[:RESEMBLES {score: 0.9}]->(b), (b)-[:RESEMBLES {score: 0.79}]->(c)
silent_on:
  - when: an action of the same words stands in the plan
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-12-31')}), (a:Action {id: 'a1', name: 'One', last_in_plan: date('2025-06-30')})-[:IN_PLAN]->(p),
             (b:Action {id: 'a2', name: 'One'})-[:IN_PLAN]->(p), (b)-[:RESEMBLES {score: 0.8}]->(a)
  - when: it was reported done, closed or withdrawn
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-12-31')}), (:Action {id: 'a1', name: 'One', status: 'done', last_in_plan: date('2025-06-30')})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Two', status: 'closed', last_in_plan: date('2025-06-30')})-[:IN_PLAN]->(p), (:Action {id: 'a3', name: 'Three', status: 'withdrawn', last_in_plan: date('2025-06-30')})-[:IN_PLAN]->(p),
             (:Action {id: 'a4', name: 'Four'})-[:IN_PLAN]->(p)
  - when: it stands in the present version
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', last_in_plan: date('2025-12-31')})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan', version: date('2025-12-31')})
  - when: no action has gone, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan', version: date('2025-12-31')})
---*/
MATCH (a:Action)-[:IN_PLAN]->(p:Plan)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn']
  AND a.last_in_plan IS NOT NULL AND (p.version IS NULL OR a.last_in_plan < p.version)
// The like first, then their plans: in one path the embedded engine mixes up what two edges hold.
OPTIONAL MATCH (a)-[r:RESEMBLES]-(b:Action)
WHERE r.score >= $same_words
WITH DISTINCT a, p, b
OPTIONAL MATCH (b)-[:IN_PLAN]->(q:Plan)
WITH a, p, count(CASE WHEN q.id = p.id AND (b.last_in_plan IS NULL OR b.last_in_plan >= p.version) THEN 1 END) AS standing
WHERE standing = 0
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.last_in_plan AS last, max(p.version) AS version
