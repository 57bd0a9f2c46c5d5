// One article whole, with the run that read it.
// Parameters: id
// Columns: article (all its properties), run (all its properties)
MATCH (r:Run)-[:READ]->(a:Article {id: $id})
RETURN a {.*} AS article, r {.*} AS run
