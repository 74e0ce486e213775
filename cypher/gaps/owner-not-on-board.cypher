/*---
ref: GOV-04
family: boards and governance
title: The lead's agency does not sit on the board
question: For which agencies does a board hear actions in their absence?
severity: medium
subject: Agency
identity: [agency_id, board_id]
message: "{agency} leads {actions} open {what} of which {board} hears ({titles}), and nobody of {agency} is listed among its members."
why: Whoever leads is accounted for in absence, and hears of a decision later or never.
fix: Give the agency a seat, invite its lead when the action is heard, or take the action to a board on which it sits.
agenda: Who of this agency should sit here?
sources: [LGA guidance on partnership governance]
of: [agency that leads what a board hears, agencies that lead what a board hears]
needs: {SITS_ON: the register does not say who sits on which board}
# Only boards of which members are listed. An action without a board of its own goes where its plan goes.
picture: |
  MATCH (x:Agency) WHERE x.id = $agency_id RETURN x.id AS id
  UNION
  MATCH (b:Board) WHERE b.id = $board_id RETURN b.id AS id
count: |
  MATCH (g:Agency)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND r.leads
  OPTIONAL MATCH (a)-[:REPORTS_TO]->(own:Board)
  OPTIONAL MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(above:Board)
  WITH DISTINCT g, coalesce(own.id, above.id) AS board_id
  MATCH (b:Board)
  WHERE b.id = board_id AND EXISTS { MATCH (b)<-[:SITS_ON]-() }
  RETURN count(*) AS count
fires_on:
  - when: the agency's team leads two actions of which the board hears
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'})<-[:SITS_ON {role: 'member'}]-(:Agency {id: 'g2', name: 'Council'}),
             (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Health'}),
             (t)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One', label: '1 One'})-[:REPORTS_TO]->(b),
             (t)-[:ASSIGNED {role: 'named'}]->(c:Action {id: 'a2', name: 'Two', label: '2 Two', status: 'open'})-[:REPORTS_TO]->(b)
    says: Health leads 2 open actions of which Safer Exham hears (1 One and 2 Two), and nobody of Health is listed among its members.
  - when: the action has no board of its own, its plan's is meant, and the agency sits on the board above
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'})<-[:SITS_ON {role: 'chair'}]-(:Agency {id: 'g2', name: 'Council'}),
             (b)-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Executive'})<-[:SITS_ON]-(g:Agency {id: 'g1', name: 'Health'}), (g)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b)
    says: Health leads 1 open action of which Safer Exham hears (One), and nobody of Health is listed among its members.
silent_on:
  - when: it sits on no board that its plan goes to, which is another finding
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'})<-[:SITS_ON {role: 'chair'}]-(:Agency {id: 'g2', name: 'Council'}),
             (:Agency {id: 'g1', name: 'Health'})-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b),
             (a)-[:REPORTS_TO]->(b)
  - when: one of its people sits there
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'})<-[:SITS_ON {role: 'member'}]-(:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(g:Agency {id: 'g1', name: 'Health'}),
             (g)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b)
  - when: the holder of a post in one of its teams sits there
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'})<-[:SITS_ON {role: 'member'}]-(:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS]->(:Post {id: 'o1', name: 'Matron'})-[:POST_IN]->(t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(:Agency {id: 'g1', name: 'Health'}),
             (t)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b)
  - when: it only supports, its action is done, or it is named beside one who is accountable
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'})<-[:SITS_ON {role: 'member'}]-(c:Agency {id: 'g2', name: 'Council'}), (g:Agency {id: 'g1', name: 'Health'}),
             (g)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b),
             (g)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'done'})-[:REPORTS_TO]->(b),
             (g)-[:ASSIGNED {role: 'named'}]->(a:Action {id: 'a3', name: 'Three'})-[:REPORTS_TO]->(b), (c)-[:ASSIGNED {role: 'accountable'}]->(a)
  - when: the action goes to a board on which it sits, though the plan goes to another
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'})<-[:SITS_ON {role: 'member'}]-(:Agency {id: 'g2', name: 'Council'}), (g:Agency {id: 'g1', name: 'Health'}),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b),
             (a)-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Health Board'})<-[:SITS_ON {role: 'member'}]-(g), (g)-[:ASSIGNED {role: 'accountable'}]->(a)
  - when: nobody says who sits on this board
    graph: |
      CREATE (:Board {id: 'b2', name: 'Other'})<-[:SITS_ON {role: 'member'}]-(:Agency {id: 'g2', name: 'Council'}),
             (:Agency {id: 'g1', name: 'Health'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'})
---*/
MATCH (g:Agency)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.leads
OPTIONAL MATCH (a)-[:REPORTS_TO]->(own:Board)
OPTIONAL MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(above:Board)
WITH g, coalesce(own.id, above.id) AS board_id,
     min(CASE WHEN r.role = 'accountable' AND coalesce(own.id, above.id) = above.id THEN 1 ELSE 0 END) AS of_plan, count(DISTINCT a.id) AS actions,
     collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes
MATCH (b:Board)
WHERE b.id = board_id AND EXISTS { MATCH (b)<-[:SITS_ON]-() }
  AND NOT EXISTS { MATCH (g)<-[:ACTS_FOR]-()-[:SITS_ON]->(b) }
  // Whoever sits on no board at all of those to which the plan goes is told as an owner outside the partnership.
  AND (of_plan = 0 OR EXISTS { MATCH (b)-[:REPORTS_TO*1..4]->(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(g) })
RETURN g.id AS agency_id, board_id, g.name AS agency, b.name AS board, actions, titles, nodes,
       CASE WHEN actions = 1 THEN 'action' ELSE 'actions' END AS what
