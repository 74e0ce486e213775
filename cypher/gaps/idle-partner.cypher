/*---
ref: LOAD-07
family: load
title: Idle partner
question: Which agencies sit on a board and do nothing in the plans?
severity: medium
subject: Agency
identity: [agency_id]
message: "{agency} sits on {boards} and has no part in any open action."
why: It is at the table and not in the plan.
fix: Agree one action that it leads or supports, or ask whether it should sit there.
agenda: What will this partner do?
sources: ["RACI: a column with no R and no A", Serious Violence Duty guidance]
of: [member agency, member agencies]
needs: {SITS_ON: the register does not say who sits on which board}
picture: |
  MATCH (x:Agency) WHERE x.id = $agency_id RETURN x.id AS id
  UNION
  MATCH (x:Agency)<-[:ACTS_FOR]-()-[:SITS_ON]->(b:Board) WHERE x.id = $agency_id RETURN b.id AS id
count: |
  MATCH (g:Agency)<-[:PART_OF|WORKS_FOR|POST_IN|HOLDS*0..3]-()-[:SITS_ON]->(:Board)
  RETURN count(DISTINCT g.id) AS count
fires_on:
  - when: it sits itself, and nothing is given to it
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health Board'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'})
    says: Health Board sits on Safer Exham and has no part in any open action.
  - when: it sits through the holder of a post in a team, is only consulted, and its action is done
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Health Board'})<-[:PART_OF]-(t:Team {id: 't1', name: 'Nursing'}),
             (t)<-[:POST_IN]-(:Post {id: 'o1', name: 'Head of Nursing'})<-[:HOLDS]-(x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:SITS_ON {role: 'chair'}]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (g)-[:ASSIGNED {role: 'consulted'}]->(:Action {id: 'a1', name: 'One'}),
             (t)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'done'})
silent_on:
  - when: one of its people supports an action
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Health Board'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (g)<-[:WORKS_FOR]-(:Person {id: 'x1', name: 'Ann Lee'})
             -[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a1', name: 'One'})
  - when: one of its teams is named on an action
    graph: |
      CREATE (g:Agency {id: 'g1', name: 'Health Board'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (g)<-[:PART_OF]-(:Team {id: 't1', name: 'Nursing'})
             -[:ASSIGNED {role: 'named'}]->(:Action {id: 'a1', name: 'One', status: 'open'})
  - when: it sits on no board
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health Board'}),
             (g:Agency {id: 'g2', name: 'Police'})-[:SITS_ON {role: 'member'}]->(:Board {id: 'b1', name: 'Safer Exham'}),
             (g)-[:ASSIGNED {role: 'responsible'}]->(:Action {id: 'a1', name: 'One'})
  - when: nobody sits anywhere, so that nothing can be said
    graph: |
      CREATE (:Agency {id: 'g1', name: 'Health Board'}), (:Board {id: 'b1', name: 'Safer Exham'})
---*/
MATCH (g:Agency)<-[:PART_OF|WORKS_FOR|POST_IN|HOLDS*0..3]-()-[:SITS_ON]->(b:Board)
WITH g, collect(DISTINCT b.name) AS boards, collect(DISTINCT b.id) AS nodes
WHERE NOT EXISTS {
  MATCH (g)<-[:PART_OF|WORKS_FOR|POST_IN|HOLDS*0..3]-()-[r:ASSIGNED]->(a:Action)
  WHERE r.role IN ['accountable', 'responsible', 'supports', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
}
RETURN g.id AS agency_id, g.name AS agency, boards, nodes
