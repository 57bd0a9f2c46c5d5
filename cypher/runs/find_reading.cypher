// Which run read an article, and when: changes whenever the article's readings do.
// Parameters: id
// Columns: run, at
MATCH (r:Run)-[read:READ]->(:Article {id: $id})
RETURN r.id AS run, read.at AS at
