/*---
ref: ISA-01
family: information sharing
title: Sharing without an agreement
question: Which open actions need information from several agencies that no one agreement covers?
severity: critical
subject: Action
identity: [action_id]
message: "{title}: its words speak of sharing information, and no agreement in date was found to which all of its agencies ({agencies}) are party."
why: Without an agreement partners stop sharing, or share more than they may.
fix: Bring these agencies into one agreement, or record the one that there is. Lawful sharing without one can exist, as in an emergency.
agenda: On what agreement is information shared for this action?
sources: ["ICO data sharing code: agreements with all relevant parties"]
of: [open action of several agencies whose words speak of sharing, open actions of several agencies whose words speak of sharing]
needs: {Agreement not planned: the register lists no agreements}
picture: |
  MATCH (a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(x:Agency)
  WHERE a.id = $action_id AND r.role IN ['accountable', 'responsible', 'supports', 'named']
  RETURN x.id AS id
  UNION
  MATCH (a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(x:Agency)
  WHERE a.id = $action_id AND r.role IN ['accountable', 'responsible', 'supports', 'named']
  MATCH (x)<-[:ACTS_FOR]-()-[:PARTY_TO]->(g:Agreement)
  RETURN g.id AS id
  UNION
  MATCH (z:Action) WHERE z.id = $action_id RETURN z.id AS id
count: |
  MATCH (a:Action)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(x:Agency)
  WHERE coalesce(a.shares_data, false) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND r.role IN ['accountable', 'responsible', 'supports', 'named']
  WITH a, count(DISTINCT x.id) AS agencies
  WHERE agencies > 1
  RETURN count(*) AS count
fires_on:
  - when: two of three are party to one agreement, the other two to another
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share the list', label: '1 Share the list', shares_data: true}), (x:Agency {id: 'g1', name: 'Council'}), (y:Agency {id: 'g2', name: 'Health'}), (z:Agency {id: 'g3', name: 'Police'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (y)-[:ASSIGNED {role: 'supports'}]->(a), (z)-[:ASSIGNED {role: 'named'}]->(a),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One'})<-[:PARTY_TO]-(y), (y)-[:PARTY_TO]->(:Agreement {id: 'i2', name: 'Two'})<-[:PARTY_TO]-(z)
    says: "1 Share the list: its words speak of sharing information, and no agreement in date was found to which all of its agencies (Council, Health and Police) are party."
  - when: the agreements to which both are party have ended, are past review, have not begun or are planned
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share the list', shares_data: true, status: 'open'}), (x:Agency {id: 'g1', name: 'Council'}), (y:Agency {id: 'g2', name: 'Health'}),
             (:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(y), (:Person {id: 'p1', name: 'Ann Lee'})-[:WORKS_FOR]->(x),
             (x)-[:ASSIGNED {role: 'responsible'}]->(a), (y)-[:ASSIGNED {role: 'supports'}]->(a),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One', `ends`: date('2025-12-31')})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i2', name: 'Two', review: date('2025-12-31')})<-[:PARTY_TO]-(y),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i3', name: 'Three', `starts`: date('2026-01-02')})<-[:PARTY_TO]-(y), (x)-[:PARTY_TO]->(:Agreement {id: 'i4', name: 'Four', planned: true})<-[:PARTY_TO]-(y)
  - when: nobody of them is party to any
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share the list', shares_data: true}), (:Agency {id: 'g1', name: 'Council'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'supports'}]->(a),
             (:Agreement {id: 'i1', name: 'One'})
silent_on:
  - when: all are party to one, one of them through a team, until today
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share the list', shares_data: true}), (x:Agency {id: 'g1', name: 'Council'}), (y:Agency {id: 'g2', name: 'Health'}), (t:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(y),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a), (:Person {id: 'p1', name: 'Ann Lee'})-[:WORKS_FOR]->(t), (t)-[:ASSIGNED {role: 'supports'}]->(a),
             (x)-[:PARTY_TO]->(:Agreement {id: 'i1', name: 'One', `starts`: date('2026-01-01'), review: date('2026-01-01'), `ends`: date('2026-01-01')})<-[:PARTY_TO]-(t)
  - when: the others are only informed, the action is done, or its words speak of something else
    graph: |
      CREATE (x:Agency {id: 'g1', name: 'Council'}), (y:Agency {id: 'g2', name: 'Health'}), (:Agreement {id: 'i1', name: 'One'}),
             (a:Action {id: 'a1', name: 'One', shares_data: true}), (x)-[:ASSIGNED {role: 'accountable'}]->(a), (y)-[:ASSIGNED {role: 'informed'}]->(a),
             (b:Action {id: 'a2', name: 'Two', shares_data: true, status: 'done'}), (x)-[:ASSIGNED {role: 'accountable'}]->(b), (y)-[:ASSIGNED {role: 'supports'}]->(b),
             (c:Action {id: 'a3', name: 'Three'}), (x)-[:ASSIGNED {role: 'accountable'}]->(c), (y)-[:ASSIGNED {role: 'supports'}]->(c)
  - when: two teams of one agency do it together
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', shares_data: true}), (y:Agency {id: 'g2', name: 'Health'}), (:Agreement {id: 'i1', name: 'One'}),
             (:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(y), (t:Team {id: 't2', name: 'Midwives'})-[:PART_OF]->(y), (t)-[:ASSIGNED {role: 'supports'}]->(a), (y)-[:ASSIGNED {role: 'accountable'}]->(a)
  - when: the register lists no agreements, so that nothing can be said
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Share the list', shares_data: true}), (:Agency {id: 'g1', name: 'Council'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Agency {id: 'g2', name: 'Health'})-[:ASSIGNED {role: 'supports'}]->(a)
---*/
MATCH (x:Agency)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
WHERE coalesce(a.shares_data, false) AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND r.role IN ['accountable', 'responsible', 'supports', 'named']
WITH a, count(DISTINCT x.id) AS needed
WHERE needed > 1
MATCH (a)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(x:Agency)
WHERE r.role IN ['accountable', 'responsible', 'supports', 'named']
WITH DISTINCT a, needed, x
OPTIONAL MATCH (x)<-[:ACTS_FOR]-()-[:PARTY_TO]->(g:Agreement)
WHERE NOT coalesce(g.planned, false)
  AND (g.`starts` IS NULL OR g.`starts` <= $as_of)
  AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
  AND (g.review IS NULL OR g.review >= $as_of)
WITH a, needed, g.id AS agreement, count(DISTINCT x.id) AS covered
WITH a, needed, max(CASE WHEN agreement IS NULL THEN 0 ELSE covered END) AS most
WHERE most < needed
MATCH (a)<-[r:ASSIGNED]-()-[:ACTS_FOR]->(x:Agency)
WHERE r.role IN ['accountable', 'responsible', 'supports', 'named']
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, collect(DISTINCT x.name) AS agencies, collect(DISTINCT x.id) AS nodes
