// Who carries each theme?
// A theme with one name beside many actions is that organisation's work in all but title.
MATCH (t:Theme)<-[:IN_THEME]-(a:Action)
OPTIONAL MATCH (who:Agency|Team|Person|Post|Board)-[:ASSIGNED]->(a)
RETURN t.name AS theme, count(DISTINCT a) AS actions, count(DISTINCT who) AS parties, collect(DISTINCT who.name) AS who
ORDER BY parties, theme
