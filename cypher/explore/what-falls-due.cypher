// What falls due when, and who answers for it?
// Read down the months: where many actions of one lead fall together, something will slip.
MATCH (a:Action)
WHERE a.due IS NOT NULL AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
OPTIONAL MATCH (who)-[r:ASSIGNED]->(a)
WHERE r.role IN ['accountable', 'responsible', 'named']
RETURN a.due AS due, a.label AS action, collect(DISTINCT who.name) AS leads
ORDER BY due, action
