// The sentences of an article.
// Parameters: id
// Columns: sentence (all its properties); in no order,
//   because sorting here would hold the whole article once for every row
MATCH (:Article {id: $id})-[:HAS_SENTENCE]->(s:Sentence)
RETURN s {.*} AS sentence
