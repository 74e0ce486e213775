/*---
ref: OWN-01
family: ownership
title: No owner
question: Which open actions does nobody lead?
severity: critical
subject: Action
identity: [action_id]
message: "{title}: no lead is named."
why: Nobody will do it and nobody will be asked.
fix: Name one accountable post, or take the action out of the plan.
agenda: Who will take this action, and by when?
sources: ["RACI: a row with no A and no R"]
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
  - when: the lead cell is blank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: ' '})
    says: "Train staff: no lead is named."
  - when: only helpers are named
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'supported by Health', status: 'open'})
             <-[:ASSIGNED {role: 'supports'}]-(:Agency {id: 'g1', name: 'Health'})
  - when: the plan says who leads its other actions, and here names partners only
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'Plan'}), (g:Agency {id: 'g1', name: 'Health'}),
             (a:Action {id: 'a1', name: 'Train staff', lead_text: 'Health'})-[:IN_PLAN]->(p),
             (b:Action {id: 'a2', name: 'Hold a panel', lead_text: 'Health'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'named'}]->(a), (g)-[:ASSIGNED {role: 'accountable'}]->(b)
silent_on:
  - when: somebody is accountable
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Person {id: 'p1', name: 'Ann Lee'})
  - when: somebody is responsible, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})
             <-[:ASSIGNED {role: 'responsible'}]-(:Team {id: 't1', name: 'Community Safety'})
  - when: the owner is a placeholder, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'TBC'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'TBC'})
  - when: the name was not recognised, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'Zed', unread: 'Zed'})
  - when: the plan ranks nobody, and names a body
    graph: |
      CREATE (:Plan {id: 'p1', name: 'Plan'})<-[:IN_PLAN]-(:Action {id: 'a1', name: 'Train staff', lead_text: 'Health'})
             <-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g1', name: 'Health'})
  - when: it is done, closed or withdrawn
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', status: 'done'}), (:Action {id: 'a2', name: 'Two', status: 'closed'}),
             (:Action {id: 'a3', name: 'Three', status: 'withdrawn'})
---*/
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.unread, '')) = ''
  AND NOT EXISTS { MATCH (a)<-[r:ASSIGNED]-() WHERE r.role IN ['accountable', 'responsible'] }
  AND (trim(coalesce(a.lead_text, '')) = ''
    OR EXISTS { MATCH (a)<-[:ASSIGNED]-() } AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'named'}]-() })
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title

UNION

// A plan that says who leads its other actions: those who are only named here do not lead.
MATCH (p:Plan)<-[:IN_PLAN]-(:Action)<-[r:ASSIGNED]-()
WHERE r.role IN ['accountable', 'responsible']
WITH DISTINCT p
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[:ASSIGNED {role: 'named'}]-(:Agency|Team|Person|Post|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.unread, '')) = ''
  AND NOT EXISTS { MATCH (a)<-[r:ASSIGNED]-() WHERE r.role IN ['accountable', 'responsible'] }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
