// Which run read each of some articles.
// Parameters: ids
// Columns: article, run; no row for an article that is not there
UNWIND $ids AS id
MATCH (r:Run)-[:READ]->(a:Article {id: id})
RETURN a.id AS article, r.id AS run
