// Which organisations work together, and on how many actions?
// Read the table from the top for the strongest ties; a pair that you expect and do not find has nothing in common in this plan.
MATCH (one:Agency)-[:ASSIGNED]->(a:Action)<-[:ASSIGNED]-(other:Agency)
WHERE one.name < other.name
RETURN one.name AS one, other.name AS other, count(DISTINCT a) AS actions, collect(DISTINCT a.ref) AS which
ORDER BY actions DESC, one, other
