/*---
ref: GOV-06
family: boards and governance
title: A board that does not meet
question: Which boards have not met for longer than they should?
severity: medium
subject: Board
identity: [board_id]
message: "{board} should meet every {every} days; its last listed meeting: {last_met}."
why: The way to the board is on paper only.
fix: Hold the meeting, put its date into the register, or correct how often the board meets.
agenda: When does this board meet next?
sources: [Audit Commission, own]
of: [board that says how often it meets, boards that say how often they meet]
needs: {Board with meets_every: the register does not say how often boards meet, Board with last_met: the register lists no meetings}
# Days since the last meeting that are too many: one and a half times the longest interval of each kind of board.
params:
  weekly_days: 11
  fortnightly_days: 21
  monthly_days: 46
  two_monthly_days: 92
  quarterly_days: 137
  half_yearly_days: 275
  yearly_days: 548
picture: |
  MATCH (b:Board)<-[:SITS_ON|REPORTS_TO]-(x:Agency|Team|Person|Post|Board|Plan|Action) WHERE b.id = $board_id
  RETURN DISTINCT x.id AS id
  UNION
  MATCH (b:Board) WHERE b.id = $board_id RETURN b.id AS id
  UNION
  MATCH (z:Board) WHERE z.id = $board_id RETURN z.id AS id
count: |
  MATCH (b:Board)
  WHERE b.meets_every > 0
  RETURN count(b) AS count
fires_on:
  - when: it meets each quarter and last met 138 days ago
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham', meets_every: 91, last_met: date('2025-08-16')}), (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON]->(b)
    says: "Safer Exham should meet every 91 days; its last listed meeting: 16 August 2025."
  - when: no meeting of it is listed, and one of another is
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham', meets_every: 31}), (:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b),
             (:Board {id: 'b2', name: 'Panel', last_met: date('2025-12-31')})
    says: "Safer Exham should meet every 31 days; its last listed meeting: none."
  - when: a weekly one has not met for twelve days, a yearly one for 549
    findings: 2
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Tasking', meets_every: 7, last_met: date('2025-12-20')}), (c:Board {id: 'b2', name: 'Assembly', meets_every: 365, last_met: date('2024-07-01')}),
             (b)-[:REPORTS_TO]->(c), (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON]->(b)
silent_on:
  - when: each has met as lately as it should
    graph: |
      CREATE (:Board {id: 'b1', name: 'One', meets_every: 7, last_met: date('2025-12-21')}), (:Board {id: 'b2', name: 'Two', meets_every: 31, last_met: date('2025-11-16')}),
             (:Board {id: 'b3', name: 'Three', meets_every: 91, last_met: date('2025-08-17')}), (:Board {id: 'b4', name: 'Four', meets_every: 365, last_met: date('2024-07-02')})
  - when: it does not say how often it meets
    graph: |
      CREATE (:Board {id: 'b1', name: 'Safer Exham', last_met: date('2020-08-16')}), (:Board {id: 'b2', name: 'Panel', meets_every: 91, last_met: date('2025-12-16')})
  - when: no meetings are listed, so that nothing can be said
    graph: |
      CREATE (:Board {id: 'b1', name: 'Safer Exham', meets_every: 91})
---*/
MATCH (b:Board)
WHERE b.meets_every > 0
  AND (b.last_met IS NULL
    OR b.last_met < CASE WHEN b.meets_every <= 7 THEN $as_of - $weekly_days
                         WHEN b.meets_every <= 14 THEN $as_of - $fortnightly_days
                         WHEN b.meets_every <= 31 THEN $as_of - $monthly_days
                         WHEN b.meets_every <= 62 THEN $as_of - $two_monthly_days
                         WHEN b.meets_every <= 92 THEN $as_of - $quarterly_days
                         WHEN b.meets_every <= 184 THEN $as_of - $half_yearly_days
                         ELSE $as_of - $yearly_days END)
RETURN b.id AS board_id, b.name AS board, b.meets_every AS every, b.last_met AS last_met
