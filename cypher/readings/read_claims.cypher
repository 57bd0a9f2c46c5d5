// The claims of an article, with the ids of whom and what they are tied to.
// Parameters: id
// Columns: claim (all its properties), speaker, within (null: not enclosed), in order
MATCH (:Article {id: $id})<-[:FROM]-(c:Claim)<-[:MADE]-(p:Participant)
OPTIONAL MATCH (c)-[:WITHIN]->(outer:Claim)
RETURN c {.*} AS claim, p.id AS speaker, outer.id AS within
ORDER BY c.position
