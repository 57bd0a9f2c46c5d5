// Say which run read each of some articles; any earlier one must be unlinked.
// Parameters: rows [{run, article, at}]; at is ISO 8601 text
// Again: links twice
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (r:Run {id: row.run})
CREATE (a)<-[:READ {at: datetime(row.at)}]-(r)
