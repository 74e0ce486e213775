// Who carries the most open work?
// Read the table from the top: somebody who leads many actions alone is where the plan breaks first.
MATCH (who:Agency|Team|Person|Post)-[r:ASSIGNED]->(a:Action)
WHERE r.role IN ['accountable', 'responsible', 'named'] AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
RETURN [label IN labels(who) WHERE label <> 'Partnergraph'][0] AS kind, who.name AS who, count(DISTINCT a) AS actions, min(a.due) AS first_due
ORDER BY actions DESC, who
LIMIT 20
