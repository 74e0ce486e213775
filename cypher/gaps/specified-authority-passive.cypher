/*---
ref: GOV-08
family: boards and governance
title: A specified authority is named and has no part
question: Which authorities with the Serious Violence Duty are named, and neither act nor sit on a board?
severity: high
subject: Area
identity: [area_id, authority]
message: "{area}: {agencies}{kind} is named in {plans}; the register gives it no lead, task or support in any open action, and no seat on a board that hears of it{note}."
why: The duty is to work together on the strategy, and being named does not do that.
fix: Agree one action with the authority, or give it a seat; if it has one, write it into the register.
agenda: What will this authority do?
sources: ["Police, Crime, Sentencing and Courts Act 2022, section 8 and schedule 1", Serious Violence Duty statutory guidance]
of: [specified authority that is linked to an area with a plan, specified authorities that are linked to areas with a plan]
needs: {FOR_AREA from Plan: no plan says which area it is for}
# Where the words of an open action name it and somebody leads of whom nobody knows for whom they work, it may be behind them.
params:
  specified: [police, fire and rescue, probation, youth offending team, integrated care board, local authority]
picture: |
  MATCH (x:Area) WHERE x.id = $area_id RETURN x.id AS id
  UNION
  MATCH (x:Area)<-[:FOR_AREA]-(p:Plan) WHERE x.id = $area_id RETURN p.id AS id
  UNION
  MATCH (x:Area)<-[:SERVES]-(g:Agency) WHERE x.id = $area_id AND g.authority = $authority RETURN g.id AS id
count: |
  MATCH (r:Area)<-[:FOR_AREA]-(:Plan)
  WITH DISTINCT r
  OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:ASSIGNED|MENTIONS]-()-[:ACTS_FOR]->(g:Agency|Team)
  WHERE g.authority IN $specified
  WITH r, collect(DISTINCT g.authority) AS linked
  UNWIND $specified AS authority
  WITH r, linked, authority
  WHERE authority IN linked OR EXISTS { MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(a:Action) WHERE toLower(a.text) CONTAINS authority }
  RETURN count(*) AS count
fires_on:
  - when: it is only informed and mentioned, and its one action is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (g:Agency {id: 'g1', name: 'Exham Fire', authority: 'fire and rescue'}),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p),
             (g)-[:ASSIGNED {role: 'informed'}]->(a), (a)-[:MENTIONS]->(g), (g)-[:ASSIGNED {role: 'accountable'}]->(b), (g)-[:SITS_ON]->(:Board {id: 'b1', name: 'Other'})
    says: "Exham: Exham Fire (fire and rescue) is named in our plan; the register gives it no lead, task or support in any open action, and no seat on a board that hears of it."
  - when: a team of it is mentioned in a plan older than the duty, and another authority acts
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', before_duty: true})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (a)-[:MENTIONS]->(:Team {id: 't1', name: 'Youth Offending', authority: 'youth offending team'})-[:PART_OF]->(g:Agency {id: 'g1', name: 'Council', authority: 'local authority'}),
             (g)-[:ASSIGNED {role: 'supports'}]->(a)
    says: "Exham: Youth Offending (youth offending team) is named in our plan; the register gives it no lead, task or support in any open action, and no seat on a board that hears of it (read against today's duty)."
  - when: the words of an action speak of it, and no body of it is named
    graph: |
      CREATE (:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', text: 'Ask the Police and the fire service for figures'})
             -[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'})
    says: "Exham: police is named in our plan; the register gives it no lead, task or support in any open action, and no seat on a board that hears of it."
silent_on:
  - when: the words of an action speak of it, and a body of it acts elsewhere, a placeholder stands for it, or nobody knows for whom the lead works
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One', text: 'Ask police and probation'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two', text: 'Patrol'})-[:IN_PLAN]->(p),
             (:Agency {id: 'g1', name: 'Exham Police', authority: 'police'})-[:ASSIGNED {role: 'supports'}]->(b), (:Placeholder {id: 'h1', name: 'local probation', authority: 'probation'})-[:ASSIGNED {role: 'named'}]->(a),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', text: 'Local authority to clear the site'})-[:IN_PLAN]->(p)
  - when: another body of the same kind acts
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (:Agency {id: 'g1', name: 'NPS', authority: 'probation'})-[:ASSIGNED {role: 'informed'}]->(a),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR]->(g:Agency {id: 'g2', name: 'CRC', authority: 'probation'}), (g)-[:ASSIGNED {role: 'named'}]->(a)
  - when: it sits on a board of the area, or on one to which an action goes
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(r:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (a)-[:MENTIONS]->(:Agency {id: 'g1', name: 'Fire', authority: 'fire and rescue'})-[:SITS_ON]->(:Board {id: 'b1', name: 'One'})-[:FOR_AREA]->(r),
             (a)-[:MENTIONS]->(:Agency {id: 'g2', name: 'Police', authority: 'police'})-[:SITS_ON]->(:Board {id: 'b2', name: 'Two'})<-[:REPORTS_TO]-(a)
  - when: the words of an action name it, and nobody knows for whom the lead works
    graph: |
      CREATE (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}),
             (a)-[:MENTIONS]->(:Agency {id: 'g1', name: 'Police', authority: 'police'})
  - when: no link at all is another finding, and the body is no specified authority
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (:Agency {id: 'g1', name: 'Fire', authority: 'fire and rescue'}), (:Action {id: 'a2', name: 'Two'})-[:MENTIONS]->(:Agency {id: 'g2', name: 'School', authority: 'education'})
---*/
MATCH (r:Area)<-[:FOR_AREA]-(p:Plan)<-[:IN_PLAN]-(a:Action)-[e:ASSIGNED|MENTIONS]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IN $specified
WITH r, g.authority AS authority, collect(DISTINCT g.name) AS agencies, collect(DISTINCT g.id) AS nodes, collect(DISTINCT p.name) AS plans,
     min(CASE WHEN coalesce(p.before_duty, false) THEN 1 ELSE 0 END) AS older,
     max(CASE WHEN e.role IN ['accountable', 'responsible', 'supports', 'named']
               AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] THEN 1
              WHEN e.role IS NULL AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND EXISTS {
                MATCH (a)<-[:ASSIGNED]-(x:Person|Post) WHERE NOT EXISTS { MATCH (x)-[:ACTS_FOR]->() }
              } THEN 1 ELSE 0 END) AS acts
WHERE acts = 0
  AND NOT EXISTS {
    MATCH (r)<-[:FOR_AREA]-(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(h:Agency|Team)
    WHERE h.authority = authority
  }
  AND NOT EXISTS {
    MATCH (r)<-[:FOR_AREA]-(:Plan)-[:REPORTS_TO]->(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(h:Agency|Team)
    WHERE h.authority = authority
  }
  AND NOT EXISTS {
    MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:REPORTS_TO]->(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(h:Agency|Team)
    WHERE h.authority = authority
  }
RETURN r.id AS area_id, authority, r.name AS area, agencies, ' (' + authority + ')' AS kind, plans, nodes,
       CASE WHEN older = 1 THEN ' (read against today\'s duty)' ELSE '' END AS note

UNION ALL

// Only the words of actions speak of it.
MATCH (r:Area)<-[:FOR_AREA]-(:Plan)
WITH DISTINCT r
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:ASSIGNED|MENTIONS]-()-[:ACTS_FOR]->(g:Agency|Team)
WHERE g.authority IN $specified
WITH r, collect(DISTINCT g.authority) AS linked
OPTIONAL MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)<-[:ASSIGNED]-(h:Placeholder)
WHERE h.authority IN $specified
WITH r, linked, collect(DISTINCT h.authority) AS held
UNWIND $specified AS authority
WITH r, linked, held, authority
WHERE NOT authority IN linked AND NOT authority IN held
MATCH (r)<-[:FOR_AREA]-(p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE toLower(a.text) CONTAINS authority
WITH r, authority, collect(DISTINCT authority) AS agencies, collect(DISTINCT a.id) AS nodes, collect(DISTINCT p.name) AS plans,
     min(CASE WHEN coalesce(p.before_duty, false) THEN 1 ELSE 0 END) AS older,
     max(CASE WHEN NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone'] AND EXISTS {
           MATCH (a)<-[:ASSIGNED]-(x:Person|Post) WHERE NOT EXISTS { MATCH (x)-[:ACTS_FOR]->() }
         } THEN 1 ELSE 0 END) AS acts
WHERE acts = 0
  AND NOT EXISTS {
    MATCH (r)<-[:FOR_AREA]-(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(h:Agency|Team)
    WHERE h.authority = authority
  }
  AND NOT EXISTS {
    MATCH (r)<-[:FOR_AREA]-(:Plan)-[:REPORTS_TO]->(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(h:Agency|Team)
    WHERE h.authority = authority
  }
  AND NOT EXISTS {
    MATCH (r)<-[:FOR_AREA]-(:Plan)<-[:IN_PLAN]-(:Action)-[:REPORTS_TO]->(:Board)<-[:SITS_ON]-()-[:ACTS_FOR]->(h:Agency|Team)
    WHERE h.authority = authority
  }
RETURN r.id AS area_id, authority, r.name AS area, agencies, '' AS kind, plans, nodes,
       CASE WHEN older = 1 THEN ' (read against today\'s duty)' ELSE '' END AS note
