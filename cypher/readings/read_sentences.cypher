// The sentences of an article.
// Parameters: id
// Columns: sentence (all its properties), in order
MATCH (:Article {id: $id})-[:HAS_SENTENCE]->(s:Sentence)
RETURN s {.*} AS sentence
ORDER BY s.index
