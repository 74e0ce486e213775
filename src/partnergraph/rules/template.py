"""What a rule of one's own begins with."""

TEMPLATE = """\
/*---
# Fill in every key; lines that begin with # may go. `partnergraph rules check` says what is missing.
title:
question:
severity: medium
subject: Action
identity: [action_id]
message: "{title} ..."
why:
fix:
agenda:
sources: [own]
of: [open action, open actions]
count: |
  MATCH (a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(a) AS count
params: {}
# What must be in the register for the rule to say anything, and the sentence to show where it is not:
# needs: {Agreement: the register lists no agreements}
# What to draw of a finding, where its subject and the column nodes do not show the gap:
# picture: |
#   MATCH (a:Action) WHERE a.id = $action_id RETURN a.id AS id
#   UNION
#   MATCH (a:Action)-[:IN_PLAN]->(p:Plan) WHERE a.id = $action_id RETURN p.id AS id
fires_on: |
  CREATE (:Action {id: 'a1', name: 'Train staff'})
silent_on:
---*/
// A column called nodes, with a list of ids, adds nodes to the picture and their places to the evidence.
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
RETURN a.id AS action_id, coalesce(a.label, a.name) AS title
"""
"""A rule with its texts and its silent case left out, so that it is refused until they are filled in."""
