/*---
ref: OWN-05
family: ownership
title: A group or agency for an owner, and no post
question: Which open actions are led by a body in which nobody is named?
severity: high
subject: Action
identity: [action_id]
message: "{title}: with {who}{note}; no person or post is named."
why: You cannot ring a working group.
fix: Name the post in that body which answers for the action.
agenda: Who in that body answers for it?
sources: [own]
of: [open action, open actions]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(a) AS count
fires_on:
  - when: a team is accountable, to be confirmed
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
             <-[:ASSIGNED {role: 'accountable', provisional: true}]-(:Team {id: 't1', name: 'Community Safety'})
    says: "Train staff: with Community Safety (to be confirmed); no person or post is named."
  - when: a board is accountable and a person helps
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', status: 'open'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Board {id: 'b1', name: 'Youth Board'}),
             (a)<-[:ASSIGNED {role: 'supports'}]-(:Person {id: 'p1', name: 'Ann Lee'})
  - when: the plan ranks nobody and names agencies only
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'Plan'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g1', name: 'Probation'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g2', name: 'Police'})
    says: "Train staff: with Police and Probation; no person or post is named."
silent_on:
  - when: a post is accountable beside the agency
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Police'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Post {id: 'o1', name: 'Superintendent'})
  - when: the plan ranks nobody, and a person is named beside the agency
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'Plan'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g1', name: 'Police'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Person {id: 'p1', name: 'Ann Lee'})
  - when: the plan ranks its leads elsewhere, so that nobody leads here, which is another finding
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'Plan'}), (g:Agency {id: 'g1', name: 'Police'}),
             (a:Action {id: 'a1', name: 'Train staff'})-[:IN_PLAN]->(p), (g)-[:ASSIGNED {role: 'named'}]->(a),
             (b:Action {id: 'a2', name: 'Hold a panel'})-[:IN_PLAN]->(p),
             (:Person {id: 'p1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(b)
  - when: a name was not recognised and may be a person's
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', unread: 'Zed'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Police'})
  - when: it is done
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'done'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Police'})
---*/
MATCH (a:Action)<-[r:ASSIGNED {role: 'accountable'}]-(x:Agency|Team|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.unread, '')) = ''
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'accountable'}]-(:Person|Post) }
WITH a, collect(DISTINCT x.name) AS who, collect(DISTINCT x.id) AS nodes,
     max(CASE WHEN coalesce(r.provisional, false) THEN 1 ELSE 0 END) AS provisional
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, who, nodes,
       CASE WHEN provisional = 1 THEN ' (to be confirmed)' ELSE '' END AS note

UNION ALL

// A plan that only names bodies, without saying who leads.
MATCH (p:Plan)
WHERE NOT EXISTS {
  MATCH (p)<-[:IN_PLAN]-(:Action)<-[s:ASSIGNED]-() WHERE s.role IN ['accountable', 'responsible']
}
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[r:ASSIGNED {role: 'named'}]-(x:Agency|Team|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.unread, '')) = ''
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'named'}]-(:Person|Post) }
WITH a, collect(DISTINCT x.name) AS who, collect(DISTINCT x.id) AS nodes,
     max(CASE WHEN coalesce(r.provisional, false) THEN 1 ELSE 0 END) AS provisional
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, who, nodes,
       CASE WHEN provisional = 1 THEN ' (to be confirmed)' ELSE '' END AS note
