// The claims that enclose some claims.
// Parameters: ids
// Columns: claim, outer (an enclosing claim's id), depth (1: the next one out); no row for a claim that nothing encloses
UNWIND $ids AS id
MATCH path = (:Claim {id: id})-[:WITHIN*1..]->(outer:Claim)
RETURN id AS claim, outer.id AS outer, length(path) AS depth
ORDER BY claim, depth
