/*---
ref: OWN-02
family: ownership
title: Somebody delivers, nobody is accountable
question: Which open actions have someone to do them and no one to answer for them?
severity: high
subject: Action
identity: [action_id]
message: "{title}: delivered by {who}; nobody is accountable."
why: Without an accountable lead nobody answers when the work is not done.
fix: Name one post that answers for the action.
agenda: Who answers for this action?
sources: ["RACI: a row with no A"]
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
  - when: two deliver and none is accountable
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'responsible'}]-(:Team {id: 't1', name: 'Youth Offending Team'}),
             (a)<-[:ASSIGNED {role: 'responsible'}]-(:Person {id: 'p1', name: 'Ann Lee'})
    says: "Train staff: delivered by Ann Lee and Youth Offending Team; nobody is accountable."
  - when: the accountable lead is a placeholder
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', status: 'open'}),
             (a)<-[:ASSIGNED {role: 'responsible'}]-(:Team {id: 't1', name: 'Community Safety'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'TBC'})
silent_on:
  - when: one and the same is both
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}), (t:Team {id: 't1', name: 'Community Safety'}),
             (a)<-[:ASSIGNED {role: 'responsible'}]-(t), (a)<-[:ASSIGNED {role: 'accountable'}]-(t)
  - when: nobody delivers
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
             <-[:ASSIGNED {role: 'named'}]-(:Team {id: 't1', name: 'Community Safety'})
  - when: only a placeholder delivers
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
             <-[:ASSIGNED {role: 'responsible'}]-(:Placeholder {id: 'h1', name: 'TBC'})
  - when: a name was not recognised and may be the accountable one
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', unread: 'Zed'})
             <-[:ASSIGNED {role: 'responsible'}]-(:Team {id: 't1', name: 'Community Safety'})
  - when: it is closed
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', status: 'closed'})
             <-[:ASSIGNED {role: 'responsible'}]-(:Team {id: 't1', name: 'Community Safety'})
---*/
MATCH (a:Action)<-[:ASSIGNED {role: 'responsible'}]-(x:Agency|Team|Person|Post|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.unread, '')) = ''
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency|Team|Person|Post|Board) }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       collect(DISTINCT x.name) AS who, collect(DISTINCT x.id) AS nodes
