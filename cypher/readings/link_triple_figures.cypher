// Link triples to the figures that are their objects.
// Parameters: rows [{triple, figure}]
// Again: links twice
UNWIND $rows AS row
MATCH (t:Triple {id: row.triple})
MATCH (f:Figure {id: row.figure})
CREATE (t)-[:OBJECT]->(f)
