// Which actions does nobody lead by name?
// Each row wants a name: the cell as published says what the plan offers instead.
MATCH (a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-(:Agency|Team|Person|Post|Board) }
RETURN a.label AS action, a.lead_text AS lead_as_published, a.place AS place
ORDER BY action
