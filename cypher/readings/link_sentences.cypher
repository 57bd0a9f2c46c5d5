// Link each sentence to the next one of its article.
// Parameters: rows [{id, next}]
// Again: links twice
UNWIND $rows AS row
MATCH (s:Sentence {id: row.id})
MATCH (next:Sentence {id: row.next})
CREATE (s)-[:NEXT]->(next)
