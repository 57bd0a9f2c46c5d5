// Whom the claims of an article mention.
// Parameters: id
// Columns: claim, participant, position (its place among the claim's)
MATCH (:Article {id: $id})<-[:FROM]-(c:Claim)-[m:MENTIONS]->(p:Participant)
RETURN c.id AS claim, p.id AS participant, m.position AS position
