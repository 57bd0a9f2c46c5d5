// Lock some articles, making those that are not there. Comes first in every transaction that writes them.
// Parameters: rows [{id, source}], sorted by id
// Columns: article, run (null: it has not been read)
// Again: changes nothing
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a.source = row.source
WITH a
OPTIONAL MATCH (r:Run)-[:READ]->(a)
RETURN a.id AS article, r.id AS run
