/*---
ref: OWN-04
family: ownership
title: A placeholder for an owner
question: Which open actions look as if they had a lead and have none?
severity: critical
subject: Action
identity: [action_id]
message: "{title}: given to {who}, which is nobody who can be asked."
why: The cell looks filled in, and is not.
fix: Name one accountable post.
agenda: Who will take this action, and by when?
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
  - when: the lead is to be confirmed
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'TBC'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'TBC'})
    says: "Train staff: given to TBC, which is nobody who can be asked."
  - when: all partners are named, without a rank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'All partners', status: 'open'})
             <-[:ASSIGNED {role: 'named'}]-(:Placeholder {id: 'h1', name: 'all partners'})
  - when: the lead is a placeholder beside partners who are named without a rank
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'TBC; Police'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'TBC'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g1', name: 'Police'})
silent_on:
  - when: a body is accountable beside the placeholder
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'Police, schools'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'schools'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Police'})
  - when: a body is named beside the placeholder
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', lead_text: 'Police, schools'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Placeholder {id: 'h1', name: 'schools'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Agency {id: 'g1', name: 'Police'})
  - when: the placeholder only helps
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'}),
             (a)<-[:ASSIGNED {role: 'supports'}]-(:Placeholder {id: 'h1', name: 'all partners'})
  - when: a name was not recognised, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'TBC / Zed', unread: 'Zed'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'TBC'})
  - when: it is withdrawn
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', lead_text: 'TBC', status: 'withdrawn'})
             <-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'TBC'})
---*/
MATCH (a:Action)<-[r:ASSIGNED]-(x:Placeholder)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.unread, '')) = ''
  AND NOT EXISTS {
    MATCH (a)<-[s:ASSIGNED]-(:Agency|Team|Person|Post|Board) WHERE s.role IN ['accountable', 'responsible']
  }
  AND (r.role IN ['accountable', 'responsible']
    OR r.role = 'named'
      AND trim(coalesce(a.lead_text, '')) <> ''
      AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'named'}]-(:Agency|Team|Person|Post|Board) })
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       collect(DISTINCT x.name) AS who, collect(DISTINCT x.id) AS nodes
