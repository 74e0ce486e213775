// Which boards hear of what, and up to which board does it go?
// Read the picture upwards: a board without an arrow out is the top; an action that is not here is reported nowhere.
MATCH picture = (:Action)-[:REPORTS_TO]->(b:Board)
OPTIONAL MATCH upwards = (b)-[:REPORTS_TO*1..4]->(:Board)
RETURN picture, upwards
LIMIT 200
