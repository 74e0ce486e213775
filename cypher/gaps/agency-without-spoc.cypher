/*---
ref: XB-08
family: cross-borough
title: An agency with no single point of contact
question: Which partners have no single point of contact (SPOC) at all?
severity: medium
subject: Agency
identity: [agency_id]
message: "{agency} has a part in the partnership, and no single point of contact for it was found."
why: The front door is missing, and whoever needs the agency asks around.
fix: Ask the agency for a post with a shared mailbox, and record it.
agenda: Whom do we call at this agency?
sources: [practice of published plans]
of: [agency with a part in the partnership, agencies with a part in the partnership]
needs: {Contact not planned: the register lists no single points of contact}
picture: |
  MATCH (g:Agency)<-[:ACTS_FOR]-(x) WHERE g.id = $agency_id RETURN x.id AS id
  UNION
  MATCH (g:Agency)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action) WHERE g.id = $agency_id AND r.role IN ['accountable', 'responsible', 'supports', 'named'] RETURN a.id AS id
  UNION
  MATCH (g:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board) WHERE g.id = $agency_id RETURN b.id AS id
  UNION
  MATCH (z:Agency) WHERE z.id = $agency_id RETURN z.id AS id
count: |
  MATCH (g:Agency)
  WHERE EXISTS { MATCH (g)<-[:ACTS_FOR]-()-[:SITS_ON]->(:Board) }
    OR EXISTS {
      MATCH (g)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
      WHERE r.role IN ['accountable', 'responsible', 'supports', 'named'] AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    }
  RETURN count(g) AS count
fires_on:
  - when: its team supports an action, and the contact is another agency's
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves'})-[:OF]->(:Agency {id: 'g2', name: 'Police'}),
             (:Action {id: 'a1', name: 'One'})<-[:ASSIGNED {role: 'supports'}]-(:Team {id: 't1', name: 'Nursing'})-[:PART_OF]->(h:Agency {id: 'g3', name: 'Hospital'})
    says: Hospital has a part in the partnership, and no single point of contact for it was found.
  - when: it sits on a board, its contact has ended, and the next is planned
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Health'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'}), (:Contact {id: 'c1', name: 'One', until: date('2025-12-31')})-[:OF]->(g), (:Contact {id: 'c2', name: 'Two', planned: true})-[:OF]->(g)
silent_on:
  - when: it has one, or a post of one of its teams is one, until today
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Health'})-[:SITS_ON]->(b:Board {id: 'b1', name: 'Safer Exham'}), (:Contact {id: 'c1', name: 'One', until: date('2026-01-01')})-[:OF]->(g), (h:Agency {id: 'g2', name: 'Council'})-[:SITS_ON]->(b),
             (:Contact {id: 'c2', name: 'Two'})-[:HELD_BY]->(:Post {id: 'o1', name: 'Officer'})-[:POST_IN]->(:Team {id: 't1', name: 'Safety'})-[:PART_OF]->(h)
  - when: it is only informed or mentioned, or its one action is done
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Health'})-[:ASSIGNED {role: 'informed'}]->(a:Action {id: 'a1', name: 'One'}), (a)-[:MENTIONS]->(:Agency {id: 'g2', name: 'Home Office'}), (g)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'done'}),
             (:Contact {id: 'c1', name: 'One'})-[:OF]->(:Area {id: 'r1', name: 'Exham'})
  - when: no contacts are listed, so that nothing can be said
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Health'})-[:ASSIGNED {role: 'supports'}]->(a:Action {id: 'a1', name: 'One'})
---*/
MATCH (g:Agency)
WHERE (EXISTS { MATCH (g)<-[:ACTS_FOR]-()-[:SITS_ON]->(:Board) }
    OR EXISTS {
      MATCH (g)<-[:ACTS_FOR]-()-[r:ASSIGNED]->(a:Action)
      WHERE r.role IN ['accountable', 'responsible', 'supports', 'named'] AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    })
  AND NOT EXISTS { MATCH (g)<-[:OF]-(c:Contact) WHERE NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of) }
  AND NOT EXISTS { MATCH (g)<-[:ACTS_FOR]-()<-[:HELD_BY]-(c:Contact) WHERE NOT coalesce(c.planned, false) AND (c.until IS NULL OR c.until >= $as_of) }
RETURN g.id AS agency_id, g.name AS agency
