/*---
ref: OWN-08
family: ownership
title: The owner has left
question: Which open actions are led by somebody who, by the register, is no longer there?
severity: critical
subject: Action
identity: [action_id]
message: "{title}: led by {who}, whose last post or employment on record ended on {left}."
why: The name stands in the plan, and nobody is behind it.
fix: Name who leads it now; if the person is still there, correct the last day on the sheet People or Posts.
agenda: Who has taken this over?
sources: [own, Popolo holdings with dates]
of: [open action, open actions]
needs: {Person: the register names no people}
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
  - when: the employment ended yesterday
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', label: '3 Train staff'})<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:WORKS_FOR {until: date('2025-12-31')}]->(:Agency {id: 'g1', name: 'Police'})
    says: "3 Train staff: led by Ann Lee, whose last post or employment on record ended on 31 December 2025."
  - when: every one of several holdings ended, and a partner leads beside her
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', status: 'open'})<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Police'}),
             (x)-[:WORKS_FOR {until: date('2024-06-30')}]->(:Team {id: 't1', name: 'Housing'}),
             (x)-[:HOLDS {since: date('2024-07-01'), until: date('2025-06-30')}]->(:Post {id: 'o1', name: 'Head of Housing'})
    says: "Train staff: led by Ann Lee, whose last post or employment on record ended on 30 June 2025."
  - when: she is the only one named, without a rank
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})<-[:ASSIGNED {role: 'named'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:HOLDS {until: date('2025-01-31')}]->(:Post {id: 'o1', name: 'Head of Housing'})
  - when: her old post leads beside her, and somebody else holds it
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Head of Housing'}),
             (x)-[:HOLDS {until: date('2025-01-31')}]->(o), (:Person {id: 'x2', name: 'Bo Quill'})-[:HOLDS]->(o)
silent_on:
  - when: today is the last day
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:WORKS_FOR {until: date('2026-01-01')}]->(:Agency {id: 'g1', name: 'Police'})
  - when: one holding has no end
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:WORKS_FOR {until: date('2025-01-31')}]->(:Agency {id: 'g1', name: 'Police'}),
             (x)-[:HOLDS]->(:Post {id: 'o1', name: 'Head of Housing'})
  - when: no paper says where she works
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff'})<-[:ASSIGNED {role: 'accountable'}]-(:Person {id: 'x1', name: 'Ann Lee'})
  - when: she only helps, or the action is closed
    graph: |
      CREATE (x:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR {until: date('2025-01-31')}]->(:Agency {id: 'g1', name: 'Police'}),
             (x)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a1', name: 'One'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'closed'})
  - when: her old post leads with her and is vacant, which is another finding
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff'})<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Head of Housing'}),
             (x)-[:HOLDS {until: date('2025-01-31')}]->(o)
---*/
MATCH (a:Action)<-[r:ASSIGNED]-(x:Person)-[h:HOLDS|WORKS_FOR]->()
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (r.role = 'accountable'
    OR r.role = 'named'
      AND NOT EXISTS { MATCH (a)<-[s:ASSIGNED]-() WHERE s.role IN ['accountable', 'responsible'] }
      AND NOT EXISTS { MATCH (a)<-[:ASSIGNED {role: 'named'}]-(y:Agency|Team|Person|Post|Board) WHERE y.id <> x.id })
  AND NOT EXISTS { MATCH (x)-[k:HOLDS|WORKS_FOR]->() WHERE k.until IS NULL OR k.until >= $as_of }
  // A vacant post beside its last holder is told as a vacant post.
  AND NOT EXISTS {
    MATCH (x)-[:HOLDS]->(o:Post)-[:ASSIGNED {role: 'accountable'}]->(a)
    WHERE NOT EXISTS {
      MATCH (o)<-[k:HOLDS]-()
      WHERE (k.since IS NULL OR k.since <= $as_of) AND (k.until IS NULL OR k.until >= $as_of)
    }
  }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       collect(DISTINCT x.name) AS who, max(h.until) AS left, collect(DISTINCT x.id) AS nodes
