// Link claims to the claims that directly enclose them.
// Parameters: rows [{claim, within}]
// Again: links twice
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (outer:Claim {id: row.within})
CREATE (c)-[:WITHIN]->(outer)
