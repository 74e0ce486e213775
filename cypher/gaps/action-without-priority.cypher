/*---
ref: OUT-04
family: outcomes and themes
title: An action under no priority
question: Which open actions serve no priority of the plan?
severity: low
subject: Action
identity: [action_id]
message: "{title}: stands under none of the priorities of {plan}."
why: Work that serves no priority takes time from work that does.
fix: Put it under the priority that it serves, or ask whether it is needed.
agenda: Which priority does this serve?
sources: [alignment of plans]
of: [open action in a plan with priorities, open actions in plans with priorities]
needs: {IN_THEME: no action stands under a priority}
# A plan without any priorities has no finding for each action: there is nothing that this one lacks and others have.
picture: |
  MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
  UNION
  MATCH (a:Action)<-[:ASSIGNED]-(x:Agency|Team|Person|Post|Board|Placeholder) WHERE a.id = $action_id RETURN x.id AS id
  UNION
  MATCH (a:Action)-[:IN_PLAN|IN_THEME|REPORTS_TO]->(x:Plan|Theme|Board) WHERE a.id = $action_id RETURN x.id AS id
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
    AND EXISTS { MATCH (p)<-[:IN_PLAN]-(:Theme) }
  RETURN count(DISTINCT a.id) AS count
fires_on:
  - when: the others stand under one
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (t:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (a)-[:IN_THEME]->(t),
             (:Action {id: 'a2', name: 'Two', label: '2 Two', recommendation: ' '})-[:IN_PLAN]->(p)
    says: "2 Two: stands under none of the priorities of our plan."
silent_on:
  - when: it stands under one, or serves a recommendation
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (t:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (a)-[:IN_THEME]->(t),
             (:Action {id: 'a2', name: 'Two', recommendation: 'Review the list'})-[:IN_PLAN]->(p)
  - when: its plan has none, and another plan has
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'first'}), (q:Plan {id: 'p2', name: 'second'}), (t:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (a)-[:IN_THEME]->(t), (:Action {id: 'a2', name: 'Two'})-[:IN_PLAN]->(q)
  - when: it is done
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (t:Theme {id: 't1', name: 'Prevention'})-[:IN_PLAN]->(p),
             (a:Action {id: 'a1', name: 'One'})-[:IN_PLAN]->(p), (a)-[:IN_THEME]->(t), (:Action {id: 'a2', name: 'Two', status: 'done'})-[:IN_PLAN]->(p)
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND trim(coalesce(a.recommendation, '')) = ''
  AND EXISTS { MATCH (p)<-[:IN_PLAN]-(:Theme) }
  AND NOT EXISTS { MATCH (a)-[:IN_THEME]->(:Theme) }
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title, min(p.name) AS plan
