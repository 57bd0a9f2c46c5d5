// Link triples to the claims that say or hold them.
// Parameters: rows [{claim, triple}]
// Again: links twice
UNWIND $rows AS row
MATCH (t:Triple {id: row.triple})
MATCH (c:Claim {id: row.claim})
CREATE (t)<-[:HAS_TRIPLE]-(c)
