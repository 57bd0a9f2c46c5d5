// Delete the sentences of some articles.
// Parameters: ids
// Again: changes nothing
UNWIND $ids AS id
MATCH (a:Article {id: id})-[:HAS_SENTENCE]->(s:Sentence)
DETACH DELETE s
