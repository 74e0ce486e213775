/*---
ref: GOV-03
family: boards and governance
title: A board that reports nowhere
question: Which boards are a dead end, though they are not the highest?
severity: medium
subject: Board
identity: [board_id]
message: "{board} is not marked as the highest board, and the register lists no board that it reports to."
why: What is reported to it goes no further, and nobody above hears when it is stuck.
fix: Say which board it reports to, or mark it as the highest (Top on the sheet Boards).
agenda: To whom does this board report?
sources: [LGA guidance on partnership governance, Audit Commission]
of: [board below the highest, boards below the highest]
needs: {REPORTS_TO from Board: the register does not say which board reports to which}
picture: |
  MATCH (b:Board)<-[:SITS_ON|REPORTS_TO]-(x:Agency|Team|Person|Post|Board|Plan|Action) WHERE b.id = $board_id
  RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Board) WHERE z.id = $board_id RETURN z.id AS id
count: |
  MATCH (b:Board)<-[:SITS_ON|REPORTS_TO]-()
  WHERE NOT coalesce(b.top, false)
  RETURN count(DISTINCT b.id) AS count
fires_on:
  - when: an action reports to it, and it to nobody
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Gangs Panel', top: false}),
             (:Board {id: 'b2', name: 'Executive'})-[:REPORTS_TO]->(:Board {id: 'b3', name: 'Safer Exham', top: true})
    says: Gangs Panel is not marked as the highest board, and the register lists no board that it reports to.
  - when: nobody says that the board to which another reports is the highest
    graph: |
      CREATE (:Board {id: 'b1', name: 'Executive'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Safer Exham'})
  - when: it has members only
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Gangs Panel'}),
             (:Board {id: 'b2', name: 'Executive'})-[:REPORTS_TO]->(:Board {id: 'b3', name: 'Safer Exham', top: true})
silent_on:
  - when: it reports to another, which is the highest
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Safer Exham', top: true})
  - when: a plan only mentions it
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:MENTIONS]->(:Board {id: 'b1', name: 'National Board'}),
             (:Board {id: 'b2', name: 'Executive'})-[:REPORTS_TO]->(:Board {id: 'b3', name: 'Safer Exham', top: true})
  - when: no board reports to another, so that nothing can be said
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Panel'})
---*/
MATCH (b:Board)
WHERE NOT coalesce(b.top, false)
  AND EXISTS { MATCH (b)<-[:SITS_ON|REPORTS_TO]-() }
  AND NOT EXISTS { MATCH (b)-[:REPORTS_TO]->(:Board) }
RETURN b.id AS board_id, b.name AS board
