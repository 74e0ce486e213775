/*---
ref: OWN-17
family: ownership
title: No word from the owner
question: Whose actions have had no note since they were given them?
severity: high
subject: [Person, Post, Team, Agency, Board]
identity: [who_id]
message: "{who} {has} led {titles} by the papers since {given}, with no progress note since then."
why: An owner of whom nothing is heard may be one on paper only.
fix: Ask whether the owner knows of the actions, and for a first note.
agenda: Does this owner know that these are theirs?
sources: [ClearPoint]
# Only plans in which other actions have notes say anything here. Given: the first version in which it was theirs.
of: [lead in a plan with progress notes, leads in plans with progress notes]
needs: {Action with progress: no action has a progress note}
params: {quiet_days: 92}
picture: |
  MATCH (x:Agency|Team|Person|Post|Board) WHERE x.id = $who_id RETURN x.id AS id
  UNION
  MATCH (x:Agency|Team|Person|Post|Board)-[r:ASSIGNED]->(a:Action)
  WHERE x.id = $who_id AND r.role IN ['accountable', 'responsible', 'named']
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(b:Action)
  WHERE trim(coalesce(b.progress, '')) <> ''
  WITH DISTINCT p
  MATCH (p)<-[:IN_PLAN]-(a:Action)<-[:ASSIGNED {role: 'accountable'}]-(x:Person|Post|Team|Agency|Board)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT x.id) AS count
fires_on:
  - when: the plan is old enough, and only others have notes
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-09-30')}), (:Action {id: 'a0', name: 'Zero', progress: 'Begun'})-[:IN_PLAN]->(p),
             (x:Person {id: 'x1', name: 'Ann Lee'}), (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', label: '1 One', progress: ' '})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'open'})-[:IN_PLAN]->(p)
    says: Ann Lee has led 1 One and Two by the papers since 30 September 2025, with no progress note since then.
  - when: the note is the one that stood there when it was given
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-12-31')}), (x:Team {id: 't1', name: 'Youth'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One', progress: 'Planned'})-[:IN_PLAN]->(p),
             (a)-[:WAS]->(e:Earlier {id: 'e1', name: 'One', version: date('2025-03-31'), accountable: 'Homes', progress: 'Idea'}),
             (a)-[:WAS]->(f:Earlier {id: 'e2', name: 'One', version: date('2025-06-30'), accountable: 'Police; Youth', progress: 'Planned'}),
             (e)-[:BECAME]->(f), (f)-[:BECAME]->(a)
    says: Youth has led One by the papers since 30 June 2025, with no progress note since then.
  - when: somebody else led before, and the note is still theirs
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-09-30')}), (x:Team {id: 't1', name: 'Youth'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One', progress: 'Planned'})-[:IN_PLAN]->(p),
             (a)-[:WAS]->(e:Earlier {id: 'e1', name: 'One', version: date('2025-03-31'), accountable: 'Homes', progress: 'Planned'}), (e)-[:BECAME]->(a)
    says: Youth has led One by the papers since 30 September 2025, with no progress note since then.
  - when: three lead one action, and one of them another
    findings: 2
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-09-30')}), (:Action {id: 'a0', name: 'Zero', progress: 'Begun'})-[:IN_PLAN]->(p), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Person {id: 'x2', name: 'Bo Quill'})-[:ASSIGNED {role: 'accountable'}]->(a),
             (x:Person {id: 'x3', name: 'Cy Dunn'})-[:ASSIGNED {role: 'accountable'}]->(a), (x)-[:ASSIGNED {role: 'accountable'}]->(b)
    says: Ann Lee and Bo Quill have led One by the papers since 30 September 2025, with no progress note since then.
silent_on:
  - when: the plan is ninety-two days old
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-10-01')}), (:Action {id: 'a0', name: 'Zero', progress: 'Begun'})-[:IN_PLAN]->(p),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p)
  - when: one of two actions has a note, or an update since it was given
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-06-30')}), (x:Person {id: 'x1', name: 'Ann Lee'}), (y:Person {id: 'x2', name: 'Bo Quill'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', progress: 'Begun'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p),
             (y)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', updated: date('2025-07-01')})-[:IN_PLAN]->(p)
  - when: the note changed since it was given
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-09-30')}), (x:Team {id: 't1', name: 'Youth'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(a:Action {id: 'a1', name: 'One', progress: 'Begun'})-[:IN_PLAN]->(p),
             (a)-[:WAS]->(e:Earlier {id: 'e1', name: 'One', version: date('2025-03-31'), accountable: 'Youth', progress: 'Planned'}), (e)-[:BECAME]->(a)
  - when: no action of the plan has notes, or it has no date
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'first', version: date('2025-06-30')}), (q:Plan {id: 'p2', name: 'second'}), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(q), (:Action {id: 'a0', name: 'Zero', progress: 'Begun'})-[:IN_PLAN]->(q)
  - when: she only supports, or it is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan', version: date('2025-06-30')}), (:Action {id: 'a0', name: 'Zero', progress: 'Begun'})-[:IN_PLAN]->(p), (x:Person {id: 'x1', name: 'Ann Lee'}),
             (x)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p),
             (x)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(b:Action)
WHERE trim(coalesce(b.progress, '')) <> ''
WITH DISTINCT p
MATCH (p)<-[:IN_PLAN]-(a:Action)<-[:ASSIGNED {role: 'accountable'}]-(x:Person|Post|Team|Agency|Board)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  // A post beside the one who holds it is that person.
  AND NOT EXISTS { MATCH (x)<-[:HOLDS]-(:Person)-[:ASSIGNED {role: 'accountable'}]->(a) }
WITH DISTINCT p, a, x
OPTIONAL MATCH (a)-[:WAS]->(e:Earlier)
WHERE ('; ' + coalesce(e.accountable, '') + '; ') CONTAINS ('; ' + x.name + '; ')
// A version that is missing would be lost in the question below.
WITH x, a, p.version AS version, min(e.version) AS theirs, coalesce(min(e.version), $as_of) AS first, count(e.version) AS named
OPTIONAL MATCH (a)-[:WAS]->(e:Earlier)
WHERE (named > 0 AND e.version = first OR named = 0 AND NOT EXISTS { MATCH (e)-[:BECAME]->(:Earlier) })
  AND e.progress = a.progress
WITH x, a, coalesce(theirs, version) AS given, count(e) AS same
WITH x, min(given) AS given, collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes,
     sum(CASE WHEN trim(coalesce(a.progress, '')) <> '' AND same = 0 OR a.updated > given THEN 1 ELSE 0 END) AS noted
WHERE noted = 0 AND given < $as_of - $quiet_days
// Several who have one action alone, and the same, are told of together.
WITH CASE WHEN size(nodes) = 1 THEN '' ELSE x.id END AS apart, given, titles, nodes,
     min(x.id) AS who_id, collect(DISTINCT x.name) AS who, count(DISTINCT x.id) AS counted
RETURN who_id, who, given, titles, nodes, counted, CASE WHEN counted = 1 THEN 'has' ELSE 'have' END AS has
