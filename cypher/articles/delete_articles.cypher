// Delete some articles whose readings are gone.
// Parameters: ids
// Again: changes nothing
UNWIND $ids AS id
MATCH (a:Article {id: id})
DETACH DELETE a
