// Link figures to the participants that they are about.
// Parameters: rows [{figure, participant}]
// Again: links twice
UNWIND $rows AS row
MATCH (f:Figure {id: row.figure})
MATCH (p:Participant {id: row.participant})
CREATE (f)-[:ABOUT]->(p)
