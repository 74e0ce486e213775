/*---
ref: OUT-05
family: outcomes and themes
title: The same action twice
question: Which open actions say nearly the same, with different leads?
severity: medium
subject: Action
identity: [action_id, other_id]
message: "{title} and {other} say nearly the same ({alike}% alike); {who} and {others} lead them."
why: The work is done twice, or each leaves it to the other.
fix: Make one action of the two, with one lead, or say what sets them apart.
agenda: Is this one action or two, and whose is it?
sources: [own, practice of enterprise architecture]
# Two plans of different partnerships may well say the same: only plans for one area, or of one partnership, are compared.
of: [pair of open actions that are worded alike, pairs of open actions that are worded alike]
params: {twice: 0.85}
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (a:Action)-[r:RESEMBLES]-(b:Action)
  WHERE a.id < b.id AND r.score >= $twice
    AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND NOT coalesce(b.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  WITH DISTINCT a, b
  RETURN count(*) AS count
fires_on:
  - when: two in one plan, each with a lead of its own
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'Train staff', label: '1 Train staff'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Train the staff', label: '7 Train the staff'})-[:IN_PLAN]->(p),
             (b)-[:RESEMBLES {score: 0.85}]->(a), (:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(b)
    says: 1 Train staff and 7 Train the staff say nearly the same (85% alike); Youth and Ann Lee lead them.
  - when: in two plans for one area, and nobody is given a rank
    graph: |
      CREATE (r:Area {id: 'r1', name: 'Exham'}), (a:Action {id: 'a1', name: 'Train staff', status: 'open'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'first'})-[:FOR_AREA]->(r),
             (b:Action {id: 'a2', name: 'Train staff'})-[:IN_PLAN]->(:Plan {id: 'p2', name: 'second'})-[:FOR_AREA]->(r), (a)-[:RESEMBLES {score: 1.0}]->(b),
             (:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'named'}]->(a), (:Agency {id: 'g1', name: 'Police'})-[:ASSIGNED {role: 'named'}]->(b)
silent_on:
  - when: one of the leads has both
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (a)-[:RESEMBLES {score: 0.9}]->(b),
             (t:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'accountable'}]->(a), (t)-[:ASSIGNED {role: 'accountable'}]->(b), (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(b)
  - when: a person leads one and her team the other
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (a)-[:RESEMBLES {score: 0.9}]->(b),
             (t:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'accountable'}]->(a), (x:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(b), (x)-[:WORKS_FOR]->(t)
  - when: they are not so alike, or one has no lead, which is another finding
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(p), (c:Action {id: 'a3', name: 'Three'})-[:IN_PLAN]->(p),
             (a)-[:RESEMBLES {score: 0.84}]->(b), (a)-[:RESEMBLES {score: 0.9}]->(c),
             (:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'accountable'}]->(a), (:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(b)
  - when: the plans are of different areas, or one action is done
    graph: |
      CREATE (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p:Plan {id: 'p1', name: 'first'})-[:FOR_AREA]->(:Area {id: 'r1', name: 'Exham'}), (b:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(:Plan {id: 'p2', name: 'second'})-[:FOR_AREA]->(:Area {id: 'r2', name: 'Wyeham'}),
             (c:Action {id: 'a3', name: 'Three', status: 'done'})-[:IN_PLAN]->(p), (a)-[:RESEMBLES {score: 0.9}]->(b), (a)-[:RESEMBLES {score: 0.9}]->(c),
             (:Team {id: 't1', name: 'Youth'})-[:ASSIGNED {role: 'accountable'}]->(a), (x:Person {id: 'x1', name: 'Ann Lee'})-[:ASSIGNED {role: 'accountable'}]->(b), (x)-[:ASSIGNED {role: 'accountable'}]->(c)
---*/
// The pairs first, then their plans: in one path the embedded engine mixes up what two edges hold.
MATCH (a:Action)-[r:RESEMBLES]-(b:Action)
WHERE a.id < b.id AND r.score >= $twice
  AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT coalesce(b.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH a, b, max(r.score) AS score
MATCH (a)-[:IN_PLAN]->(p:Plan)
WITH a, b, score, p
MATCH (b)-[:IN_PLAN]->(q:Plan)
WHERE p.id = q.id OR p.partnership = q.partnership OR EXISTS { MATCH (p)-[:FOR_AREA]->(:Area)<-[:FOR_AREA]-(q) }
WITH DISTINCT a, b, score
MATCH (a)<-[s:ASSIGNED]-(x:Agency|Team|Person|Post|Board)
WHERE s.leads
WITH a, b, score, collect(DISTINCT x.name) AS who, collect(DISTINCT x.id) AS nodes,
     collect(DISTINCT CASE WHEN s.role = 'accountable' THEN x.id END) AS accountable
MATCH (b)<-[t:ASSIGNED]-(y:Agency|Team|Person|Post|Board)
WHERE t.leads
OPTIONAL MATCH (y)-[:WORKS_FOR|POST_IN|PART_OF|HOLDS]-(z)
WITH a, b, score, who, nodes, collect(DISTINCT y.name) AS others, collect(DISTINCT y.id) AS more,
     max(CASE WHEN y.id IN nodes OR z.id IN accountable THEN 1 ELSE 0 END) AS shared
WHERE shared = 0
RETURN a.id AS action_id, b.id AS other_id, coalesce(a.label, a.name) AS title, coalesce(b.label, b.name) AS other,
       who, others, round(100.0 * score, 0) AS alike, nodes + more AS nodes
