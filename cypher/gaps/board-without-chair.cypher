/*---
ref: GOV-02
family: boards and governance
title: A board with no chair
question: Which boards have nobody in the chair?
severity: high
subject: Board
identity: [board_id]
message: "{board}: no chair is listed{note}."
why: Without a chair nobody convenes the board, and nobody answers for what it decides.
fix: Name the chair, or say who takes the chair until the post is filled.
agenda: Who chairs this board?
sources: [LGA guidance on partnership governance]
of: [board with members or reports, boards with members or reports]
needs: {SITS_ON: the register does not say who sits on which board}
picture: |
  MATCH (b:Board)<-[:SITS_ON|REPORTS_TO]-(x:Agency|Team|Person|Post|Board|Plan) WHERE b.id = $board_id
  RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Board) WHERE z.id = $board_id RETURN z.id AS id
# A board that a plan only mentions is none of this partnership's.
count: |
  MATCH (b:Board)<-[:SITS_ON|REPORTS_TO]-()
  RETURN count(DISTINCT b.id) AS count
fires_on:
  - when: it has members and no chair
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'}), (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(b),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON {role: 'deputy'}]->(b)
    says: "Safer Exham: no chair is listed."
  - when: the plan says that the post in the chair is vacant
    graph: |
      CREATE (:Post {id: 'o1', name: 'Director of Place', vacant: true})-[:SITS_ON {role: 'chair'}]->(b:Board {id: 'b1', name: 'Safer Exham'}),
             (:Agency {id: 'g1', name: 'Police'})-[:SITS_ON {role: 'member'}]->(b)
    says: "Safer Exham: no chair is listed but a post that nobody holds (Director of Place)."
  - when: the holder of the post in the chair left yesterday
    graph: |
      CREATE (o:Post {id: 'o1', name: 'Director of Place'})-[:SITS_ON {role: 'chair'}]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (o)<-[:HOLDS {until: date('2025-12-31')}]-(:Person {id: 'x1', name: 'Ann Lee'}),
             (:Board {id: 'b2', name: 'Panel'})-[:REPORTS_TO]->(:Board {id: 'b3', name: 'Executive'})<-[:SITS_ON {role: 'chair'}]-(:Agency {id: 'g1', name: 'Council'})
  - when: no members are listed, and a plan reports to it
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (:Agency {id: 'g1', name: 'Council'})-[:SITS_ON {role: 'chair'}]->(:Board {id: 'b2', name: 'Executive'})
silent_on:
  - when: a person, or a post of which no holder is known, has the chair
    graph: |
      CREATE (:Person {id: 'x1', name: 'Ann Lee'})-[:SITS_ON {role: 'chair'}]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (:Post {id: 'o1', name: 'Director'})-[:SITS_ON {role: 'chair'}]->(:Board {id: 'b2', name: 'Executive'})
  - when: one of two posts in the chair is held, for the time being, until today
    graph: |
      CREATE (b:Board {id: 'b1', name: 'Safer Exham'}), (:Post {id: 'o1', name: 'Director', vacant: true})-[:SITS_ON {role: 'chair'}]->(b),
             (o:Post {id: 'o2', name: 'Commander', vacant: true})-[:SITS_ON {role: 'chair'}]->(b),
             (o)<-[:HOLDS {acting: true, since: date('2026-01-01'), until: date('2026-01-01')}]-(:Person {id: 'x1', name: 'Ann Lee'})
  - when: a plan only mentions it
    graph: |
      CREATE (:Action {id: 'a1', name: 'One'})-[:MENTIONS]->(:Board {id: 'b1', name: 'National Board'}),
             (:Agency {id: 'g1', name: 'Council'})-[:SITS_ON {role: 'chair'}]->(:Board {id: 'b2', name: 'Executive'})
  - when: nobody sits anywhere, so that nothing can be said
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'})-[:REPORTS_TO]->(:Board {id: 'b1', name: 'Safer Exham'})
---*/
MATCH (b:Board)
WHERE EXISTS { MATCH (b)<-[:SITS_ON|REPORTS_TO]-() }
  AND NOT EXISTS { MATCH (b)<-[s:SITS_ON]-(:Agency|Team|Person) WHERE s.role = 'chair' }
  // Where no paper speaks of a post's holders at all, nothing is known against it.
  AND NOT EXISTS {
    MATCH (b)<-[s:SITS_ON]-(o:Post)
    WHERE s.role = 'chair' AND NOT coalesce(o.vacant, false) AND NOT EXISTS { MATCH (o)<-[:HOLDS]-() }
  }
  AND NOT EXISTS {
    MATCH (b)<-[s:SITS_ON]-(:Post)<-[h:HOLDS]-()
    WHERE s.role = 'chair' AND (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
  }
OPTIONAL MATCH (b)<-[s:SITS_ON]-(o:Post)
WHERE s.role = 'chair'
WITH b, min(o.name) AS post, collect(DISTINCT o.id) AS nodes
RETURN b.id AS board_id, b.name AS board, nodes,
       CASE WHEN post IS NULL THEN '' ELSE ' but a post that nobody holds (' + post + ')' END AS note
