// The said triple as a plain relationship, for people who browse: participants by the figures they stated.
// Parameters: rows [{participant, figure, claim, negated}]
// Again: links twice
UNWIND $rows AS row
MATCH (f:Figure {id: row.figure})
MATCH (p:Participant {id: row.participant})
CREATE (f)<-[:STATED {claim: row.claim, negated: row.negated}]-(p)
