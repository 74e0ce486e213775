/*---
ref: DQ-03
family: data quality and privacy
title: An abbreviation that nobody knows
question: Which abbreviations of lead cells does nothing write out?
severity: low
subject: Plan
identity: [plan_id, words]
message: "{plan}: nothing says what {words} stands for (first in the lead cell of {titles})."
why: Other readers cannot tell either who is meant.
fix: Write it out in the plan, or put it under Also written as beside the full name.
agenda: What does this abbreviation stand for?
sources: [own]
of: [lead cell of a plan, lead cells of plans]
# An action carries those that no earlier one of its plan has. Where the whole name is in doubt, that is asked, not this.
picture: "MATCH (x:Plan) WHERE x.id = $plan_id RETURN x.id AS id"
count: |
  MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
  WHERE trim(coalesce(a.lead_text, '')) <> ''
  WITH DISTINCT p, a
  RETURN count(*) AS count
fires_on:
  - when: it stands in two lead cells
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One', label: '1 One', lead_text: 'QXZ', unknown_abbreviations: 'QXZ'})-[:IN_PLAN]->(p),
             (:Action {id: 'a2', name: 'Two', label: '2 Two', lead_text: 'QXZ and police', unknown_abbreviations: 'QXZ', status: 'done'})-[:IN_PLAN]->(p)
    says: "our plan: nothing says what QXZ stands for (first in the lead cell of 1 One and 2 Two)."
  - when: it stands in two plans
    findings: 2
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', lead_text: 'QXZ', unknown_abbreviations: 'QXZ'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'one'}), (:Action {id: 'a2', name: 'Two', lead_text: 'QXZ', unknown_abbreviations: 'QXZ'})-[:IN_PLAN]->(:Plan {id: 'p2', name: 'two'})
silent_on:
  - when: every abbreviation is known
    graph: |
      CREATE (p:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a1', name: 'One', lead_text: 'YOT'})-[:IN_PLAN]->(p), (:Action {id: 'a2', name: 'Two', lead_text: 'YOT', unknown_abbreviations: ''})-[:IN_PLAN]->(p)
  - when: the lead cell is blank, or the action is in no plan
    graph: |
      CREATE (:Action {id: 'a1', name: 'One', lead_text: ' ', unknown_abbreviations: 'QXZ'})-[:IN_PLAN]->(:Plan {id: 'p1', name: 'our plan'}), (:Action {id: 'a2', name: 'Two', lead_text: 'QXZ', unknown_abbreviations: 'QXZ'})
---*/
MATCH (p:Plan)<-[:IN_PLAN]-(a:Action)
WHERE trim(coalesce(a.unknown_abbreviations, '')) <> '' AND trim(coalesce(a.lead_text, '')) <> ''
WITH p, a.unknown_abbreviations AS words, collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes
RETURN p.id AS plan_id, words, p.name AS plan, titles, nodes
