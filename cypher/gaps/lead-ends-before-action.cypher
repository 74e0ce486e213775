/*---
ref: OWN-09
family: ownership
title: The lead ends before the action does
question: For which open actions is a handover due before the work is?
severity: medium
subject: Action
identity: [action_id, lead_id]
message: "{title}: due on {due}, and {lead} leads it until {last}{note}."
why: The action outlives its lead, and a handover that nobody plans does not happen.
fix: Agree now who takes it over, and when.
agenda: Who takes this over, and on what day?
sources: [own, Popolo holdings with dates]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND a.due IS NOT NULL
  MATCH (a)<-[:ASSIGNED {role: 'accountable'}]-(x:Person|Post)
  WITH DISTINCT a, x
  RETURN count(*) AS count
of: [lead of an open action with a date, leads of open actions with a date]
fires_on:
  - when: the only holder of the post leaves a day before
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Analyst'}),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {since: date('2026-01-01'), until: date('2026-06-29')}]->(o)
    says: "Train staff: due on 30 June 2026, and Analyst leads it until 29 June 2026 (held by Ann Lee)."
  - when: the next holder begins after the date
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30'), status: 'open'})<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Analyst'}),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2026-03-31')}]->(o),
             (:Person {id: 'x2', name: 'Bo Quill'})-[:HOLDS {since: date('2026-07-01')}]->(o)
  - when: a person leads whose employment ends
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:WORKS_FOR {until: date('2026-01-01')}]->(:Agency {id: 'g1', name: 'Police'})
    says: "Train staff: due on 30 June 2026, and Ann Lee leads it until 1 January 2026."
silent_on:
  - when: the last day of the holding is the day of the action, or it has no end
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', due: date('2026-06-30')})<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Analyst'}),
             (:Action {id: 'a2', name: 'Two', due: date('2026-06-30')})<-[:ASSIGNED {role: 'accountable'}]-(u:Post {id: 'o2', name: 'Head'}),
             (x:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2026-06-30')}]->(o), (x)-[:HOLDS]->(u)
  - when: the next holder is known
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Analyst'}),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2026-03-31')}]->(o),
             (:Person {id: 'x2', name: 'Bo Quill'})-[:HOLDS {since: date('2026-04-01')}]->(o)
  - when: the holding has ended already, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Analyst'}),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2025-12-31')}]->(o)
  - when: the person leaves and the post, held by another, leads beside her
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', due: date('2026-06-30')})<-[:ASSIGNED {role: 'accountable'}]-(o:Post {id: 'o1', name: 'Analyst'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(x:Person {id: 'x1', name: 'Ann Lee'}), (x)-[:HOLDS {until: date('2026-03-31')}]->(o),
             (:Person {id: 'x2', name: 'Bo Quill'})-[:HOLDS]->(o)
  - when: there is no date, the lead only helps, or the action is done
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Analyst'})<-[:HOLDS {until: date('2026-02-28')}]-(:Person {id: 'x1', name: 'Ann Lee'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'}),
             (o)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a2', name: 'Two', due: date('2026-06-30')}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', due: date('2026-06-30'), status: 'done'})
---*/
MATCH (a:Action)<-[:ASSIGNED {role: 'accountable'}]-(o:Post)<-[h:HOLDS]-(x:Person)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND h.until >= $as_of AND h.until < a.due AND (h.since IS NULL OR h.since <= $as_of)
  AND NOT EXISTS {
    MATCH (o)<-[k:HOLDS]-() WHERE (k.until IS NULL OR k.until >= a.due) AND (k.since IS NULL OR k.since <= a.due)
  }
RETURN a.id AS action_id, o.id AS lead_id, coalesce(a.label, a.name) AS title, a.due AS due, o.name AS lead,
       max(h.until) AS last, ' (held by ' + min(x.name) + ')' AS note, collect(DISTINCT x.id) AS nodes

UNION ALL

// A person who leads; where her post leads as well, the post tells it.
MATCH (a:Action)<-[:ASSIGNED {role: 'accountable'}]-(x:Person)-[h:HOLDS|WORKS_FOR]->()
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND h.until >= $as_of AND h.until < a.due AND (h.since IS NULL OR h.since <= $as_of)
  AND NOT EXISTS { MATCH (x)-[k:HOLDS|WORKS_FOR]->() WHERE k.until IS NULL OR k.until >= a.due }
  AND NOT EXISTS { MATCH (x)-[:HOLDS]->(:Post)-[:ASSIGNED {role: 'accountable'}]->(a) }
RETURN a.id AS action_id, x.id AS lead_id, coalesce(a.label, a.name) AS title, a.due AS due, x.name AS lead,
       max(h.until) AS last, '' AS note, collect(DISTINCT x.id) AS nodes
