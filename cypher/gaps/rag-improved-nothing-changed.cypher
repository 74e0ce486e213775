/*---
ref: TIME-14
family: dates and status
title: A better rating, and nothing else has changed
question: Which ratings got better with no word of why?
severity: medium
subject: Action
identity: [action_id]
message: "{title}: {before} in the version of {version}, {rag} now; note, date, status and evidence are the same."
why: A rating that gets better by itself will be worse when it is looked at.
fix: Write what has changed, or set the rating back.
agenda: What has happened that makes this better?
sources: [own]
of: [open action with an earlier version, open actions with earlier versions]
needs: {Earlier with rag: the register holds no earlier versions with ratings}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:WAS]->(e:Earlier) WHERE a.id = $action_id RETURN e.id AS id
count: |
  MATCH (a:Action)<-[:BECAME]-(:Earlier)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT a.id) AS count
fires_on:
  - when: it was red and is amber
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', label: '1 Train staff', rag: 'amber', progress: 'Begun', due: date('2026-06-30')}),
             (e:Earlier {id: 'e1', name: 'Train staff', version: date('2025-09-30'), rag: 'red', progress: 'Begun', due: date('2026-06-30')}), (a)-[:WAS]->(e), (e)-[:BECAME]->(a)
    says: "1 Train staff: red in the version of 30 September 2025, amber now; note, date, status and evidence are the same."
  - when: there is neither note nor date, before and now
    graph: |
      CREATE (a:Action {id: 'a1', name: 'Train staff', rag: 'green', progress: ' ', status: 'open'}),
             (e:Earlier {id: 'e1', name: 'Train staff', version: date('2025-09-30'), rag: 'amber', status: 'open'}), (a)-[:WAS]->(e), (e)-[:BECAME]->(a)
silent_on:
  - when: the note, the date or the status is another
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', rag: 'green', progress: 'Trainer found'}), (b:Action {id: 'a2', name: 'Two', rag: 'green', due: date('2026-09-30')}), (c:Action {id: 'a3', name: 'Three', rag: 'green', status: 'open'}),
             (e:Earlier {id: 'e1', name: 'One', version: date('2025-09-30'), rag: 'red', progress: 'Begun'}), (f:Earlier {id: 'e2', name: 'Two', version: date('2025-09-30'), rag: 'red'}), (g:Earlier {id: 'e3', name: 'Three', version: date('2025-09-30'), rag: 'red', status: 'closed'}),
             (a)-[:WAS]->(e), (e)-[:BECAME]->(a), (b)-[:WAS]->(f), (f)-[:BECAME]->(b), (c)-[:WAS]->(g), (g)-[:BECAME]->(c)
  - when: evidence was added
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', rag: 'green', evidence: 'Minutes of 3 March'}),
             (e:Earlier {id: 'e1', name: 'One', version: date('2025-09-30'), rag: 'red'}), (a)-[:WAS]->(e), (e)-[:BECAME]->(a)
  - when: it is worse, the same, or was not rated
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', rag: 'red'}), (b:Action {id: 'a2', name: 'Two', rag: 'amber'}), (c:Action {id: 'a3', name: 'Three', rag: 'green'}),
             (e:Earlier {id: 'e1', name: 'One', version: date('2025-09-30'), rag: 'amber'}), (f:Earlier {id: 'e2', name: 'Two', version: date('2025-09-30'), rag: 'amber'}), (g:Earlier {id: 'e3', name: 'Three', version: date('2025-09-30')}),
             (a)-[:WAS]->(e), (e)-[:BECAME]->(a), (b)-[:WAS]->(f), (f)-[:BECAME]->(b), (c)-[:WAS]->(g), (g)-[:BECAME]->(c)
  - when: it got better before the last version, or it is done
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One', rag: 'green'}), (b:Action {id: 'a2', name: 'Two', rag: 'blue', status: 'done'}),
             (e:Earlier {id: 'e1', name: 'One', version: date('2025-06-30'), rag: 'red'}), (f:Earlier {id: 'e2', name: 'One', version: date('2025-09-30'), rag: 'green'}), (g:Earlier {id: 'e3', name: 'Two', version: date('2025-09-30'), rag: 'green', status: 'done'}),
             (a)-[:WAS]->(e), (a)-[:WAS]->(f), (e)-[:BECAME]->(f), (f)-[:BECAME]->(a), (b)-[:WAS]->(g), (g)-[:BECAME]->(b)
---*/
MATCH (e:Earlier)-[:BECAME]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND (e.rag = 'red' AND a.rag IN ['amber', 'green', 'blue']
    OR e.rag = 'amber' AND a.rag IN ['green', 'blue']
    OR e.rag = 'green' AND a.rag = 'blue')
  AND trim(coalesce(e.progress, '')) = trim(coalesce(a.progress, ''))
  AND coalesce(e.status, '') = coalesce(a.status, '')
  AND trim(coalesce(e.evidence, '')) = trim(coalesce(a.evidence, ''))
  AND (e.due = a.due OR e.due IS NULL AND a.due IS NULL)
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, a.rag AS rag, min(e.rag) AS before,
       max(e.version) AS version, collect(DISTINCT e.id) AS nodes
