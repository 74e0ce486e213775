/*---
ref: OWN-03
family: ownership
title: More than one accountable
question: Which open actions have several leads, none before the others?
severity: high
subject: Action
identity: [action_id]
message: "{title}: {number} leads, none before the others{note}: {who}."
why: Each may assume that the other has it.
fix: Name one accountable lead; let the others deliver or support.
agenda: Which one of them answers for it?
sources: ["RACI: one accountable for each row"]
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
  - when: two agencies
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Probation'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g2', name: 'Police'})
    says: "Train staff: 2 leads, none before the others: Police and Probation."
  - when: a person and a team, to be confirmed
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', status: 'open'}),
             (a)<-[:ASSIGNED {role: 'accountable', provisional: true}]-(:Person {id: 'p1', name: 'Ann Lee'}),
             (a)<-[:ASSIGNED {role: 'accountable', provisional: true}]-(:Team {id: 't1', name: 'Youth Offending Team'})
    says: "Train staff: 2 leads, none before the others (to be confirmed): Ann Lee and Youth Offending Team."
silent_on:
  - when: one is accountable, others help
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Probation'}),
             (a)<-[:ASSIGNED {role: 'supports'}]-(:Agency {id: 'g2', name: 'Police'}),
             (a)<-[:ASSIGNED {role: 'responsible'}]-(:Agency {id: 'g3', name: 'Health'})
  - when: one is named twice
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}), (g:Agency {id: 'g1', name: 'Probation'}),
             (a)<-[:ASSIGNED {role: 'accountable', text: 'Probation'}]-(g),
             (a)<-[:ASSIGNED {role: 'accountable', text: 'Probation Service'}]-(g)
  - when: the other is a placeholder
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Probation'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'all partners'})
  - when: a person and the team she works in
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(p:Person {id: 'p1', name: 'Ann Lee'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(t:Team {id: 't1', name: 'Community Safety'}),
             (p)-[:WORKS_FOR]->(t)
  - when: a post and its holder
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(p:Person {id: 'p1', name: 'Ann Lee'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(x:Post {id: 'x1', name: 'Head of Housing'}),
             (p)-[:HOLDS]->(x)
  - when: it is done
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', status: 'done'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Probation'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g2', name: 'Police'})
---*/
MATCH (a:Action)<-[r:ASSIGNED {role: 'accountable'}]-(x:Agency|Team|Person|Post|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  // A person with the post or the body that is theirs is one lead, not two.
  AND NOT EXISTS {
    MATCH (a)<-[:ASSIGNED {role: 'accountable'}]-(y:Person|Post|Team)-[:WORKS_FOR|POST_IN|PART_OF|HOLDS]->(x)
  }
WITH a, count(DISTINCT x.id) AS number, collect(DISTINCT x.name) AS who, collect(DISTINCT x.id) AS nodes,
     max(CASE WHEN coalesce(r.provisional, false) THEN 1 ELSE 0 END) AS provisional
WHERE number >= 2
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, number, who, nodes,
       CASE WHEN provisional = 1 THEN ' (to be confirmed)' ELSE '' END AS note
