// Forget which run read each of some articles.
// Parameters: ids
// Again: changes nothing
UNWIND $ids AS id
MATCH (a:Article {id: id})<-[read:READ]-(:Run)
DELETE read
