// The mentions of the participants of an article.
// Parameters: id
// Columns: participant, start, end, position (its place among the participant's); in no order
MATCH (:Article {id: $id})-[:HAS_SENTENCE]->(s:Sentence)<-[m:MENTIONED_IN]-(p:Participant)
RETURN p.id AS participant, m.start AS start, m.end AS end, m.position AS position
