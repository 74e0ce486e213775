/*---
ref: OWN-10
family: ownership
title: The owner is outside the partnership
question: Which agencies lead actions and sit on no board to which the plan reports?
severity: high
subject: Agency
identity: [agency_id, plan_id]
message: "{agency} sits on none of the boards that hear of {plan} ({boards}), and leads {titles}."
why: There is no table at which it can be asked how the action goes.
fix: Give the agency a seat, or let a member answer for the action and the agency deliver it.
agenda: Through whom does this agency answer to us?
sources: [LGA, Audit Commission]
of: [agency that leads, agencies that lead]
needs:
  SITS_ON: the register does not say who sits on which board
  REPORTS_TO from Plan: no plan says to which board it reports
picture: |
  MATCH (x:Agency) WHERE x.id = $agency_id RETURN x.id AS id
  UNION
  MATCH (p:Plan)-[:REPORTS_TO]->(b:Board) WHERE p.id = $plan_id RETURN b.id AS id
  UNION
  MATCH (p:Plan) WHERE p.id = $plan_id RETURN p.id AS id
count: |
  MATCH (p:Plan)-[:REPORTS_TO*1..4]->(:Board)<-[:SITS_ON]-()
  WITH DISTINCT p
  MATCH (p)<-[:IN_PLAN]-(a:Action)<-[:ASSIGNED {role: 'accountable'}]-()-[:ACTS_FOR]->(g:Agency)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  WITH DISTINCT p, g
  RETURN count(*) AS count
fires_on:
  - when: another agency sits on the board
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(b),
             (:Action {id: 'a1', name: 'Train staff', label: '1 Train staff'})-[:IN_PLAN]->(p),
             (:Agency {id: 'g2', name: 'Exham Homes'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'House families', label: '2 House families'})-[:IN_PLAN]->(p)
    says: Exham Homes sits on none of the boards that hear of our plan (Safer Exham), and leads 2 House families.
  - when: it leads through a person and a team, twice, and is told once
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(b),
             (g:Agency {id: 'g2', name: 'Exham Homes'})<-[:PART_OF]-(t:Team {id: 't1', name: 'Lettings'})<-[:WORKS_FOR]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', status: 'open'})-[:IN_PLAN]->(p),
             (t)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p)
silent_on:
  - when: it sits on a board above, through the holder of a post
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Task Group'})-[:REPORTS_TO]->(b:Board {id: 'b2', name: 'Safer Exham'}),
             (g:Agency {id: 'g1', name: 'Police'})<-[:POST_IN]-(:Post {id: 'o1', name: 'Superintendent'})<-[:HOLDS]-(:Person {id: 'x1', name: 'Bo Quill'})-[:SITS_ON {role: 'chair'}]->(b),
             (g)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p)
  - when: it sits on the board to which its action reports
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Safer Exham'}), (c:Board {id: 'b2', name: 'Youth Board'}),
             (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(b), (g:Agency {id: 'g2', name: 'Exham Homes'})-[:SITS_ON {role: 'member'}]->(c),
             (g)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (a)-[:REPORTS_TO]->(c)
  - when: it only supports, or its action is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(b), (g:Agency {id: 'g2', name: 'Exham Homes'}),
             (g)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p)
  - when: of the plan's boards no members are known, so that nothing can be said
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b2', name: 'Youth Board'}),
             (:Agency {id: 'g2', name: 'Exham Homes'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p)
  - when: nobody knows to whom the person belongs
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(b),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p)
---*/
// Every agency with a seat on a board that hears of the plan, or of one of its actions: itself or through its teams, posts and people.
MATCH (p:Plan)-[:REPORTS_TO*1..4]->(b:Board)<-[:SITS_ON]-(m)
OPTIONAL MATCH (m)-[:ACTS_FOR]->(s:Agency)
WITH p, collect(DISTINCT b.name) AS boards, collect(DISTINCT s.id) AS above
OPTIONAL MATCH (p)<-[:IN_PLAN]-(:Action)-[:REPORTS_TO]->(c:Board)
WITH DISTINCT p, boards, above, c
OPTIONAL MATCH (c)<-[:SITS_ON]-()-[:ACTS_FOR]->(s:Agency)
WITH p, boards, above, collect(DISTINCT s.id) AS beside
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[:ASSIGNED {role: 'accountable'}]-()-[:ACTS_FOR]->(g:Agency)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT g.id IN above AND NOT g.id IN beside
RETURN g.id AS agency_id, p.id AS plan_id, g.name AS agency, p.name AS plan, boards,
       collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes
