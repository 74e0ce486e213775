/*---
ref: GOV-12
family: boards and governance
title: Red and not escalated
question: Which red actions stay where they are?
severity: medium
subject: Action
identity: [action_id]
message: "{title} is red; {what} ({boards})."
why: What the board beneath cannot mend stays red.
fix: Take it to the board above, and write the day into the register (Escalated on the sheet Actions).
agenda: Which board above should hear of this?
sources: [own, "Bexley: risks and issues are raised further"]
of: [red open action with a board, red open actions with a board]
needs:
  Action with rag: no action has a rating
  MATCH (b:Board) WHERE b.top OR EXISTS { MATCH (b)-[:REPORTS_TO]->(:Board) } OR EXISTS { MATCH (e:Action) WHERE e.escalated IS NOT NULL } RETURN count(b) AS count: the register does not say which board is above which
# Red actions of the highest board have nowhere to go. Where no day of escalation stands in the whole register, only those
# are told whose board has none above it.
params:
  escalation_days: 92
picture: |
  MATCH (a:Action)-[:REPORTS_TO]->(:Board)-[:REPORTS_TO*0..3]->(b:Board) WHERE a.id = $action_id RETURN b.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(:Board)-[:REPORTS_TO*0..3]->(b:Board) WHERE a.id = $action_id RETURN b.id AS id
  UNION
  MATCH (z:Action) WHERE z.id = $action_id RETURN z.id AS id
count: |
  MATCH (a:Action)
  WHERE a.rag = 'red' AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND (EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) } OR EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(:Board) })
  RETURN count(a) AS count
fires_on:
  - when: its board has none above, and is not the highest
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', label: '1 One', rag: 'red'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel', top: false}), (:Board {id: 'b2', name: 'Safer Exham', top: true})
    says: 1 One is red; the register lists no board above its own (Panel).
  - when: it was taken up 93 days ago, and its board is its plan's
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'red', escalated: date('2025-09-30')})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
             -[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Safer Exham', top: true})
    says: One is red; it was not taken to a higher board of late (Panel).
  - when: another was taken up, this one was not
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Panel'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Safer Exham', top: true}), (:Action {id: 'a1', name: 'One', rag: 'red', status: 'open'})-[:REPORTS_TO]->(b),
             (:Action {id: 'a2', name: 'Two', rag: 'red', escalated: date('2025-12-31')})-[:REPORTS_TO]->(b)
    says: One is red; nothing shows that it was taken to a higher board (Panel).
silent_on:
  - when: it was taken up 92 days ago
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'red', escalated: date('2025-10-01')})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Safer Exham'})
  - when: the register never says what was taken up
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'red'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Safer Exham'})
  - when: it goes to the highest board, is done, or has no board
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'red'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham', top: true}),
             (:Action {id: 'a2', name: 'Two', rag: 'red', status: 'done'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Panel'}), (:Action {id: 'a3', name: 'Three', rag: 'red', escalated: date('2020-10-01')})
  - when: the register does not say which board is above which, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'red'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'})
  - when: it is amber
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', rag: 'amber'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})
  - when: nothing is rated, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})
---*/
MATCH (a:Action)
WHERE a.rag = 'red' AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (a.escalated IS NULL OR a.escalated < $as_of - $escalation_days)
OPTIONAL MATCH (a)-[:REPORTS_TO]->(own:Board)
OPTIONAL MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(theirs:Board)
WITH DISTINCT a, coalesce(own.id, theirs.id) AS board_id
MATCH (b:Board)
WHERE b.id = board_id
WITH a, collect(DISTINCT b.name) AS boards, collect(DISTINCT b.id) AS nodes,
     max(CASE WHEN coalesce(b.top, false) THEN 1 ELSE 0 END) AS highest,
     max(CASE WHEN EXISTS { MATCH (b)-[:REPORTS_TO]->(:Board) } THEN 1 ELSE 0 END) AS above
WHERE highest = 0
  AND (above = 0 AND EXISTS { MATCH (t:Board) WHERE t.top OR EXISTS { MATCH (t)-[:REPORTS_TO]->(:Board) } } OR a.escalated IS NOT NULL OR EXISTS { MATCH (e:Action) WHERE e.escalated IS NOT NULL })
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, boards, nodes,
       CASE WHEN above = 0 THEN 'the register lists no board above its own'
            WHEN a.escalated IS NULL THEN 'nothing shows that it was taken to a higher board'
            ELSE 'it was not taken to a higher board of late' END AS what
