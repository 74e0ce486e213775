// How are two organisations connected? Put words of their names into the second line.
// Read along the path: each step is an action, a board or an agreement that both ends share; a long path is a weak tie.
MATCH (one:Agency), (other:Agency)
WHERE one.name CONTAINS 'Police' AND other.name CONTAINS 'Borough' AND one.id <> other.id
MATCH path = shortestPath((one)-[:ASSIGNED|SITS_ON|PARTY_TO|PART_OF|WORKS_FOR*1..6]-(other))
RETURN path
ORDER BY length(path)
LIMIT 5
