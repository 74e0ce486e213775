/*---
ref: OWN-14
family: ownership
title: The lead chairs the only board that hears of it
question: Who answers for an action to nobody but themselves?
severity: medium
subject: [Person, Post, Team, Agency]
identity: [who_id, board_id]
message: "{who} leads {titles} and chairs {board}, the only board that hears of it."
why: The one who asks how the work goes is the one who does it.
fix: Let another member of the board ask, or report to a second board as well.
agenda: Who looks at this from outside?
sources: [LGA assurance, own]
of: [chair of a board who leads an action, chairs of boards who lead actions]
needs: {SITS_ON: the register does not say who sits on which board}
picture: |
  MATCH (x:Agency|Team|Person|Post) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (b:Board) WHERE b.id = $board_id RETURN b.id AS id
count: |
  MATCH (b:Board)<-[:SITS_ON {role: 'chair'}]-(y:Person|Post|Team|Agency)-[:HOLDS|WORKS_FOR*0..1]-(x:Person|Post|Team|Agency)
  WHERE x.id = y.id OR EXISTS { MATCH (x)-[:HOLDS]-(y) }
  WITH DISTINCT b, x
  WHERE EXISTS {
    MATCH (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action)
    WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  }
  RETURN count(*) AS count
fires_on:
  - when: a person leads two actions of a plan that reports to her board alone, and is told once
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'open'})-[:IN_PLAN]->(p)
    says: Ann Lee leads One and Two and chairs Safer Exham, the only board that hears of it.
  - when: the holder of the post that leads chairs the board to which the action itself reports
    graph: |
      CREATE (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2026-01-01')}]->(o:Post {id: 'o1', name: 'Director'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (:Person {id: 'x1b', name: 'Bo Quill'})-[:SITS_ON {role: 'member'}]->(b), (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(a);
      CREATE (:Person {id: 'x3', name: 'Cy Hope'})-[:HOLDS]->(q:Post {id: 'o3', name: 'Head'})-[:SITS_ON {role: 'chair'}]->(:Board {id: 'b3', name: 'Youth Board'})<-[:REPORTS_TO]-(:Action {id: 'a3', name: 'Three'})<-[:ASSIGNED {role: 'accountable'}]-(q)
    says: Head leads Three and chairs Youth Board, the only board that hears of it.
  - when: a post chairs, and its holder leads
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {since: date('2026-01-01')}]->(:Post {id: 'o1', name: 'Director'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b)
  - when: a team leads and chairs
    graph: |
      CREATE (t:Team {id: 't1', name: 'Youth'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (t)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b)
silent_on:
  - when: she works for the team that chairs
    graph: |
      CREATE (t:Team {id: 't1', name: 'Youth'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(t), (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b)
  - when: a second board hears of it
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b), (a)-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Youth Board'})
  - when: the action reports to another board than its plan does
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b),
             (a)-[:REPORTS_TO]->(:Board {id: 'b2', name: 'Youth Board'})
  - when: the lead is a member only, or held the chairing post until last year
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON {role: 'member'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b),
             (x)-[:HOLDS {until: date('2025-12-31')}]->(:Post {id: 'o1', name: 'Director'})-[:SITS_ON {role: 'chair'}]->(b)
  - when: she only delivers, or the action is done
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (x)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'done'})-[:REPORTS_TO]->(b)
---*/
MATCH (x:Person|Post|Team|Agency)-[:ASSIGNED {role: 'accountable'}]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
OPTIONAL MATCH (a)-[:REPORTS_TO]->(own:Board)
OPTIONAL MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(above:Board)
WITH x, a, min(own.id) AS own, max(own.id) AS last_own, min(above.id) AS above, max(above.id) AS last_above
// What reports to no board itself is heard of where its plan reports.
WITH x, a, coalesce(own, above) AS board_id, CASE WHEN own IS NULL THEN last_above ELSE last_own END AS other_id
WHERE board_id = other_id
MATCH (b:Board)<-[:SITS_ON {role: 'chair'}]-(y:Person|Post|Team|Agency)
WHERE b.id = board_id
  AND (x.id = y.id OR EXISTS {
    MATCH (x)-[h:HOLDS]-(y)
    WHERE (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
  })
RETURN x.id AS who_id, b.id AS board_id, x.name AS who, b.name AS board,
       collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes
