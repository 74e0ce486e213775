/*---
title: Board routes
question: Through which boards do actions report, and where does the chain end?
about: Plan
whole: true
drawn: layers
order: 2
shows_on:
  - when: one route is whole, one ends at a board that reports nowhere, one action has none; one that is done counts for nothing
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Panel'})-[:REPORTS_TO]->(t:Board {id: 'b2', name: 'Executive', top: true}),
             (:Action {id: 'a2', name: 'Two'})-[:REPORTS_TO]->(:Board {id: 'b3', name: 'Forum'}),
             (:Action {id: 'a3', name: 'Three'}), (:Action {id: 'a4', name: 'Four', status: 'done'}),
             (:Action {id: 'a5', name: 'Five'})-[:IN_PLAN]->(p:Plan {id: 'p1', name: 'Plan'}), (p)-[:REPORTS_TO]->(t),
             (b)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a6', name: 'Six'})
    shows: [[a1, b1, ''], [b1, b2, ''], [b2, '', top], [a2, b3, ''], [b3, '', broken], [a3, '', broken], [a5, b2, by plan], [a6, b1, '']]
  - when: of two plans the one that is named, with the boards to which its chains lead
    about: p1
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:REPORTS_TO]->(b:Board {id: 'b1', name: 'Panel'})-[:REPORTS_TO]->(t:Board {id: 'b2', name: 'Executive', top: true}),
             (x:Action {id: 'a2', name: 'Two'})-[:REPORTS_TO]->(b), (x)-[:IN_PLAN]->(:Plan {id: 'p1', name: 'Exham'}), (:Board {id: 'b3', name: 'Forum'})-[:REPORTS_TO]->(t)
    shows: [[a2, b1, ''], [b1, b2, ''], [b2, '', top]]
---*/
MATCH (a:Action)-[:REPORTS_TO]->(b:Board)
WHERE ($about = '' OR EXISTS { MATCH (a)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about }) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
RETURN DISTINCT a.id AS one, b.id AS other, '' AS state

UNION ALL

MATCH (a:Action)<-[:ASSIGNED]-(b:Board)
WHERE ($about = '' OR EXISTS { MATCH (a)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about }) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
RETURN DISTINCT a.id AS one, b.id AS other, '' AS state

UNION ALL

// What an action itself does not say, its plan may.
MATCH (a:Action)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(b:Board)
WHERE ($about = '' OR EXISTS { MATCH (a)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about }) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) }
RETURN DISTINCT a.id AS one, b.id AS other, 'by plan' AS state

UNION ALL

MATCH (a:Action)
WHERE ($about = '' OR EXISTS { MATCH (a)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about }) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS { MATCH (a)-[:REPORTS_TO]->(:Board) }
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Board) } AND NOT EXISTS { MATCH (a)-[:IN_PLAN]->(:Plan)-[:REPORTS_TO]->(:Board) }
RETURN a.id AS one, '' AS other, 'broken' AS state

UNION ALL

MATCH (b:Board)-[:REPORTS_TO]->(c:Board)
WHERE ($about = '' OR EXISTS { MATCH (b)<-[:REPORTS_TO*1..6]-(:Action)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about } OR EXISTS { MATCH (b)<-[:REPORTS_TO*1..6]-(p:Plan) WHERE p.id = $about })
RETURN DISTINCT b.id AS one, c.id AS other, '' AS state

UNION ALL

MATCH (b:Board)
WHERE NOT EXISTS { MATCH (b)-[:REPORTS_TO]->(:Board) } AND ($about = '' OR EXISTS { MATCH (b)<-[:REPORTS_TO*1..6]-(:Action)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about } OR EXISTS { MATCH (b)<-[:REPORTS_TO*1..6]-(p:Plan) WHERE p.id = $about })
RETURN b.id AS one, '' AS other, CASE WHEN coalesce(b.top, false) THEN 'top' ELSE 'broken' END AS state
