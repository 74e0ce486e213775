// What hangs on one organisation? The number after the first LIMIT says on how many at once.
// Read the picture: actions around an organisation that touch nobody else have no second pair of hands.
MATCH (o:Agency)-[:ASSIGNED]->(a:Action)
WITH o, count(DISTINCT a) AS actions
ORDER BY actions DESC, o.name
LIMIT 1
MATCH picture = (o)-[:ASSIGNED]->(:Action)<-[:ASSIGNED]-(other)
WHERE other.id <> o.id
RETURN picture
LIMIT 100
