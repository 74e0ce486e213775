// Who sits on which board, and who sits on several?
// Read from the top: whoever sits on most boards connects them; a board with no chair is worth a question.
MATCH (who)-[r:SITS_ON]->(b:Board)
RETURN who.name AS who, count(DISTINCT b) AS boards, collect(DISTINCT b.name) AS which, collect(DISTINCT r.role) AS roles
ORDER BY boards DESC, who
