/*---
ref: OUT-07
family: outcomes and themes
title: A theme of several agencies, held by one
question: Which partnership themes are run by one service?
severity: medium
subject: Theme
identity: [theme_id]
message: "{plan}: {theme} is for several agencies, and {agency} leads and delivers all {actions} open actions under it."
why: A theme of the partnership is run as one agency's own work.
fix: Ask which partner leads one of its actions, or mark the theme as that agency's own.
agenda: What do the other agencies do under this theme?
sources: [own]
of: [theme marked as multi-agency, themes marked as multi-agency]
picture: |
  MATCH (x:Theme) WHERE x.id = $theme_id RETURN x.id AS id
  UNION
  MATCH (x:Theme)<-[:IN_THEME]-(a:Action) WHERE x.id = $theme_id RETURN a.id AS id
count: |
  MATCH (t:Theme)
  WHERE t.multi_agency
  RETURN count(t) AS count
fires_on:
  - when: a team and a person of one agency have all of it
    graph: |
      CREATE (t:Theme {id: 't1', name: 'Prevention', multi_agency: true})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}), (g:Agency {id: 'g1', name: 'Council'}),
             (a:Action {id: 'a1', name: 'One'})-[:IN_THEME]->(t), (b:Action {id: 'a2', name: 'Two', status: 'open'})-[:IN_THEME]->(t),
             (u:Team {id: 't2', name: 'Youth'})-[:PART_OF]->(g), (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(u),
             (g)-[:ASSIGNED {role: 'accountable'}]->(a), (u)-[:ASSIGNED {role: 'accountable'}]->(b), (x)-[:ASSIGNED {role: 'responsible'}]->(b),
             (:Agency {id: 'g2', name: 'Police'})-[:ASSIGNED {role: 'supports'}]->(a);
      CREATE (:Theme {id: 't9', name: 'Other', multi_agency: false})
    says: "our plan: Prevention is for several agencies, and Council leads and delivers all 2 open actions under it."
silent_on:
  - when: another agency delivers one
    graph: |
      CREATE (t:Theme {id: 't1', name: 'Prevention', multi_agency: true})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'One'})-[:IN_THEME]->(t),
             (:Agency {id: 'g1', name: 'Council'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Agency {id: 'g2', name: 'Police'})-[:ASSIGNED {role: 'responsible'}]->(a)
  - when: of one lead nobody knows the agency
    graph: |
      CREATE (t:Theme {id: 't1', name: 'Prevention', multi_agency: true})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'One'})-[:IN_THEME]->(t),
             (:Agency {id: 'g1', name: 'Council'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'responsible'}]->(a)
  - when: the theme is not marked, or what the other agency leads is the only open one
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (t:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p), (u:Theme {id: 't2', name: 'Victims', multi_agency: true})-[:IN_PLAN]->(p),
             (g:Agency {id: 'g1', name: 'Council'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_THEME]->(t),
             (g)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_THEME]->(u)
---*/
MATCH (t:Theme)<-[:IN_THEME]-(a:Action)
WHERE t.multi_agency AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
OPTIONAL MATCH (a)<-[r:ASSIGNED]-(x:Agency|Person|Post|Team|Board)
WHERE r.role IN ['accountable', 'responsible']
WITH t, count(DISTINCT a.id) AS actions, count(DISTINCT x.id) AS parties,
     collect(DISTINCT CASE WHEN x.id IS NOT NULL THEN a.id END) AS nodes
MATCH (t)<-[:IN_THEME]-(a:Action)<-[r:ASSIGNED]-(x:Agency|Person|Post|Team)-[:ACTS_FOR]->(g:Agency)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND r.role IN ['accountable', 'responsible']
WITH t, actions, parties, nodes, count(DISTINCT g.id) AS agencies, min(g.name) AS agency, count(DISTINCT x.id) AS known
// A lead or deliverer of unknown agency may be of another.
WHERE agencies = 1 AND parties = known
OPTIONAL MATCH (t)-[:IN_PLAN]->(p:Plan)
RETURN t.id AS theme_id, t.name AS theme, min(p.name) AS plan, agency, actions, nodes
