// Delete some of what was read from an article, but its sentences: participants, claims, figures and triples. Some at a
// time, so that no single statement of a long article takes longer than a query may.
// Parameters: id, limit
// Columns: deleted (0: nothing is left)
// Again: deletes the next ones
MATCH (:Article {id: $id})<-[:FROM]-(reading)
WITH reading LIMIT $limit
DETACH DELETE reading
RETURN count(*) AS deleted
