// Link participants to the sentences in which each of their mentions begins.
// Parameters: rows [{participant, sentence, start, end, position}]; position is its place among the participant's
// Again: links twice
UNWIND $rows AS row
MATCH (p:Participant {id: row.participant})
MATCH (s:Sentence {id: row.sentence})
CREATE (p)-[:MENTIONED_IN {start: row.start, end: row.end, position: row.position}]->(s)
