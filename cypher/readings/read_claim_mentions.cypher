// Whom the claims of an article mention.
// Parameters: id
// Columns: claim, participant, in order
MATCH (:Article {id: $id})<-[:FROM]-(c:Claim)-[m:MENTIONS]->(p:Participant)
RETURN c.id AS claim, p.id AS participant
ORDER BY c.position, m.position
