/*---
ref: OUT-03
family: outcomes and themes
title: A priority with nothing under it
question: Under which priorities is nothing being done?
severity: high
subject: [Theme, Plan]
identity: [theme_id]
message: "{plan}: no open action stands under {themes}{note}."
why: A priority under which nothing is done is a wish.
fix: Put an action under it, or take it out of the plan.
agenda: What do we do about this priority, and who leads it?
sources: [alignment of plans, own]
of: [theme, themes]
needs: {Theme: no plan has themes}
# Where all themes of a plan are without open actions, this is told once, of the plan.
picture: |
  MATCH (x:Theme|Plan) WHERE x.id = $theme_id RETURN x.id AS id
  UNION
  MATCH (x:Theme)-[:IN_PLAN]->(p:Plan) WHERE x.id = $theme_id RETURN p.id AS id
count: |
  MATCH (t:Theme)
  RETURN count(t) AS count
fires_on:
  - when: a theme is empty
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p),
             (u:Theme {id: 't2', name: 'Victims'})-[:IN_PLAN]->(p), (:Action {id: 'a1', name: 'One'})-[:IN_THEME]->(u)
    says: "our plan: no open action stands under Prevention."
  - when: all its actions are done, closed or withdrawn
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (t:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p),
             (u:Theme {id: 't2', name: 'Victims'})-[:IN_PLAN]->(p), (:Action {id: 'a0', name: 'Zero', status: 'open'})-[:IN_THEME]->(u),
             (:Action {id: 'a1', name: 'One', status: 'done'})-[:IN_THEME]->(t), (:Action {id: 'a2', name: 'Two', status: 'closed'})-[:IN_THEME]->(t),
             (:Action {id: 'a3', name: 'Three', status: 'withdrawn'})-[:IN_THEME]->(t)
    says: "our plan: no open action stands under Prevention; all that stood there are done, closed or withdrawn."
  - when: the only theme of the plan is empty
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(:Theme {id: 't1', name: 'Prevention'})
    says: "our plan: no open action stands under Prevention."
  - when: the whole plan is done, which is told once
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (t:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p), (u:Theme {id: 't2', name: 'Victims'})-[:IN_PLAN]->(p),
             (:Action {id: 'a1', name: 'One', status: 'done'})-[:IN_THEME]->(t), (:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_THEME]->(u)
    says: "our plan: no open action stands under Prevention and Victims; all that stood there are done, closed or withdrawn."
  - when: neither of two themes has any action, which is told once
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p), (:Theme {id: 't2', name: 'Victims'})-[:IN_PLAN]->(p)
    says: "our plan: no open action stands under Prevention and Victims."
silent_on:
  - when: there is one open action
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(t:Theme {id: 't1', name: 'Prevention'}),
             (:Action {id: 'a1', name: 'One'})-[:IN_THEME]->(t), (:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_THEME]->(t)
  - when: there are no themes, so that nothing can be said
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})<-[:IN_PLAN]-(:Action {id: 'a1', name: 'One'})
---*/
MATCH (t:Theme)
OPTIONAL MATCH (t)-[:IN_PLAN]->(p:Plan)
WITH t, p
WHERE NOT EXISTS {
    MATCH (t)<-[:IN_THEME]-(a:Action) WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  }
  AND (NOT EXISTS { MATCH (p)<-[:IN_PLAN]-(u:Theme) WHERE u.id <> t.id }
    OR EXISTS {
      MATCH (p)<-[:IN_PLAN]-(:Theme)<-[:IN_THEME]-(a:Action)
      WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    })
RETURN t.id AS theme_id, coalesce(min(p.name), 'no plan') AS plan, collect(DISTINCT t.name) AS themes,
       collect(DISTINCT p.id) AS nodes,
       CASE WHEN EXISTS { MATCH (t)<-[:IN_THEME]-(:Action) }
            THEN '; all that stood there are done, closed or withdrawn' ELSE '' END AS note

UNION ALL

// No theme of the plan has an open action.
MATCH (p:Plan)<-[:IN_PLAN]-(t:Theme)
WHERE NOT EXISTS {
    MATCH (p)<-[:IN_PLAN]-(:Theme)<-[:IN_THEME]-(a:Action)
    WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  }
WITH p, count(DISTINCT t.id) AS number, collect(DISTINCT t.name) AS themes, collect(DISTINCT t.id) AS nodes,
     EXISTS { MATCH (p)<-[:IN_PLAN]-(:Theme)<-[:IN_THEME]-(:Action) } AS begun
WHERE number > 1
RETURN p.id AS theme_id, p.name AS plan, themes, nodes,
       CASE WHEN begun THEN '; all that stood there are done, closed or withdrawn' ELSE '' END AS note
