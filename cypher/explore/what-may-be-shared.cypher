// Where do actions speak of sharing data, and which agreement do they name?
// A row without an agreement is data that is to be shared with nothing in writing that this register knows.
MATCH (a:Action)
WHERE a.shares_data
OPTIONAL MATCH (a)-[:MENTIONS]->(g:Agreement)
OPTIONAL MATCH (party)-[:PARTY_TO]->(g)
RETURN a.label AS action, collect(DISTINCT g.name) AS agreements, collect(DISTINCT party.name) AS parties
ORDER BY action
