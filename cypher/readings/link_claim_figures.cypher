// Link each figure to the innermost claim that gives it.
// Parameters: rows [{claim, figure}]
// Again: links twice
UNWIND $rows AS row
MATCH (f:Figure {id: row.figure})
MATCH (c:Claim {id: row.claim})
CREATE (f)<-[:GIVES]-(c)
