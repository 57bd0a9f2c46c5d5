// Link triples to the participants that their subjects name.
// Parameters: rows [{triple, participant}]
// Again: links twice
UNWIND $rows AS row
MATCH (t:Triple {id: row.triple})
MATCH (p:Participant {id: row.participant})
CREATE (t)-[:SUBJECT]->(p)
