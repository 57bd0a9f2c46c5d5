// Link participants to the sentences that name them.
// Parameters: rows [{participant, sentence, start, end}]
// Again: links twice
UNWIND $rows AS row
MATCH (p:Participant {id: row.participant})
MATCH (s:Sentence {id: row.sentence})
CREATE (p)-[:MENTIONED_IN {start: row.start, end: row.end}]->(s)
