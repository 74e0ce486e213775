/*---
title: Who leads what
question: Which open actions does each party lead, and which does nobody lead?
about: Plan
whole: true
drawn: rows
order: 1
shows_on:
  - when: one is late, one without date, one done; a helper leads nothing, and one action has a placeholder only
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One', due: date('2025-12-31')}),
             (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'responsible'}]->(a),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', status: 'done', due: date('2025-12-31')}),
             (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'named'}]->(b:Action {id: 'a4', name: 'Four', due: date('2026-03-31')}),
             (:Placeholder {id: 'h1', name: 'TBC'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a5', name: 'Five', ongoing: true}),
             (:Action {id: 'a6', name: 'Six'})
    shows: [[x1, a1, late], [x1, a2, undated], [x1, a3, done], [g2, a4, ''], [a5, '', unled], [a6, '', unled]]
  - when: of two plans the one that is named
    about: p1
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One', ongoing: true})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'Exham'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(q:Plan {id: 'p2', name: 'Wyeham'}), (:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(q)
    shows: [[x1, a1, '']]
---*/
MATCH (x:Agency|Team|Person|Post|Board)-[r:ASSIGNED]->(a:Action)
WHERE coalesce(a.status, 'open') <> 'gone' AND ($about = '' OR EXISTS { MATCH (a)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about }) AND (r.role = 'accountable' OR r.role IN ['responsible', 'named'] AND NOT EXISTS {
  MATCH (a)<-[s:ASSIGNED]-(:Agency|Team|Person|Post|Board) WHERE s.role = 'accountable'
})
WITH DISTINCT x, a
RETURN x.id AS one, a.id AS other,
       CASE WHEN coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN 'done'
            WHEN a.due < $as_of THEN 'late'
            WHEN a.due IS NULL AND NOT coalesce(a.ongoing, false) THEN 'undated'
            ELSE '' END AS state

UNION ALL

MATCH (a:Action)
WHERE ($about = '' OR EXISTS { MATCH (a)-[:IN_PLAN]->(p:Plan) WHERE p.id = $about }) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND NOT EXISTS {
  MATCH (a)<-[r:ASSIGNED]-(:Agency|Team|Person|Post|Board) WHERE r.role IN ['accountable', 'responsible', 'named']
}
RETURN a.id AS one, '' AS other, 'unled' AS state
