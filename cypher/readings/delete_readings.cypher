// Delete what was read from some articles, but their sentences: participants, claims, figures and triples.
// Parameters: ids
// Again: changes nothing
UNWIND $ids AS id
MATCH (a:Article {id: id})<-[:FROM]-(reading)
DETACH DELETE reading
