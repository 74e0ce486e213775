/*---
ref: XB-05
family: cross-borough
title: An action across a border with one side
question: Which open actions need another area, of which nobody is on them?
severity: high
subject: Action
identity: [action_id]
message: "{title}: concerns {areas}, and nobody from there is named on it."
why: It takes two sides, and one has not been asked.
fix: Name a contact of the other area, or one of its agencies, on the action.
agenda: Who on the other side does this with us?
sources: [own]
of: [open action across a border, open actions across a border]
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:MENTIONS]->(x:Area|Agency) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND (coalesce(a.cross_border, false) AND NOT coalesce(a.out_of_area, false) OR EXISTS { MATCH (a)-[:MENTIONS]->(:Area) })
  RETURN count(a) AS count
fires_on:
  - when: it names two other areas, and an agency of one has a part
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (a:Action {id: 'a1', name: 'Share news'})-[:IN_PLAN]->(p),
             (a)-[:MENTIONS]->(y:Area {id: 'r2', name: 'Wyeham'}), (a)-[:MENTIONS]->(:Area {id: 'r3', name: 'Zedham'}),
             (a)<-[:ASSIGNED {role: 'supports'}]-(:Agency {id: 'g1', name: 'Wyeham Council'})-[:SERVES]->(y)
    says: "Share news: concerns Zedham, and nobody from there is named on it."
  - when: it speaks of neighbours, whom a placeholder stands for
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share news', cross_border: true})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Placeholder {id: 'h1', name: 'neighbouring boroughs'}),
             (a)<-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Exham Council'})-[:SERVES]->(r)
    says: "Share news: concerns neighbouring areas, and nobody from there is named on it."
  - when: the other side is only informed, and its contact is planned
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share news', status: 'open', cross_border: true})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (a)-[:MENTIONS]->(y:Area {id: 'r2', name: 'Wyeham'}),
             (a)<-[:ASSIGNED {role: 'informed'}]-(:Agency {id: 'g1', name: 'Wyeham Council'})-[:SERVES]->(y),
             (y)<-[:OF]-(:Contact {id: 'c1', name: 'moves', planned: true})
silent_on:
  - when: a person of the other area's council has a part
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share news', cross_border: true})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (a)-[:MENTIONS]->(y:Area {id: 'r2', name: 'Wyeham'}),
             (a)<-[:ASSIGNED {role: 'named'}]-(:Person {id: 'p1', name: 'Ann Lee'})-[:WORKS_FOR]->(:Team {id: 't1', name: 'Youth'})
             -[:PART_OF]->(:Agency {id: 'g1', name: 'Wyeham Council'})-[:SERVES]->(y)
  - when: the other area, or its council, has a contact
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (a:Action {id: 'a1', name: 'Share news'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Tell news'})-[:IN_PLAN]->(p),
             (a)-[:MENTIONS]->(y:Area {id: 'r2', name: 'Wyeham'}), (b)-[:MENTIONS]->(z:Area {id: 'r3', name: 'Zedham'}),
             (y)<-[:OF]-(:Contact {id: 'c1', name: 'moves'}),
             (z)<-[:SERVES]-(:Agency {id: 'g1', name: 'Zedham Council'})<-[:OF]-(:Contact {id: 'c2', name: 'moves'})
  - when: it speaks of neighbours, and an agency of one has a part
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share news', cross_border: true})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (a)<-[:ASSIGNED {role: 'responsible'}]-(:Agency {id: 'g1', name: 'Wyeham Council'})-[:SERVES]->(:Area {id: 'r2', name: 'Wyeham'})
  - when: it names its own area only
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share news'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})
             -[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'}), (a)-[:MENTIONS]->(r)
  - when: it speaks of placements out of area, which is another finding
    graph: |
      CREATE (:Action {id: 'a1', name: 'Give notice', cross_border: true, out_of_area: true})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'})
  - when: it is done
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share news', cross_border: true, status: 'done'})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (a)-[:MENTIONS]->(:Area {id: 'r2', name: 'Wyeham'})
---*/
MATCH (a:Action)-[:IN_PLAN]->(p:Plan)-[:FOR_AREA]->(:Area)
MATCH (a)-[:MENTIONS]->(n:Area)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT EXISTS { MATCH (p)-[:FOR_AREA]->(n) }
  AND NOT EXISTS {
    MATCH (a)<-[r:ASSIGNED]-()-[:PART_OF|WORKS_FOR|POST_IN*0..2]->(:Agency)-[:SERVES]->(n)
    WHERE r.role IN ['accountable', 'responsible', 'supports', 'named']
  }
  AND NOT EXISTS {
    MATCH (n)<-[:SERVES*0..1]-(one)<-[:OF]-(c:Contact)
    WHERE NOT coalesce(c.planned, false)
      AND (c.until IS NULL OR c.until >= $as_of)
      AND COUNT { MATCH (one)-[:SERVES]->() } < 2
  }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       collect(DISTINCT n.name) AS areas, collect(DISTINCT n.id) AS nodes

UNION ALL

// It speaks of neighbours and names none. Placements out of area have a rule of their own.
MATCH (a:Action)-[:IN_PLAN]->(p:Plan)-[:FOR_AREA]->(home:Area)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND a.cross_border AND NOT coalesce(a.out_of_area, false)
  AND NOT EXISTS { MATCH (a)-[:MENTIONS]->(n:Area) WHERE n.id <> home.id }
  AND NOT EXISTS {
    MATCH (a)<-[r:ASSIGNED]-()-[:PART_OF|WORKS_FOR|POST_IN*0..2]->(:Agency)-[:SERVES]->(n:Area)
    WHERE n.id <> home.id AND r.role IN ['accountable', 'responsible', 'supports', 'named']
  }
  AND NOT EXISTS {
    MATCH (n:Area)<-[:OF]-(c:Contact)-[:FACES]->(home)
    WHERE n.id <> home.id AND NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of)
  }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title,
       ['neighbouring areas'] AS areas, collect(DISTINCT home.id) AS nodes
