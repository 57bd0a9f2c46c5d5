// Link claims to the participants that their content names.
// Parameters: rows [{claim, participant, position}]
// Again: links twice
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (p:Participant {id: row.participant})
CREATE (c)-[:MENTIONS {position: row.position}]->(p)
