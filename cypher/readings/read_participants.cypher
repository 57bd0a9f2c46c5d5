// The participants of an article.
// Parameters: id
// Columns: participant (all its properties), in order
MATCH (:Article {id: $id})<-[:FROM]-(p:Participant)
RETURN p {.*} AS participant
ORDER BY p.position
