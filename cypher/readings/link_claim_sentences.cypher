// Link claims to every sentence that their content or cue touches.
// Parameters: rows [{claim, sentence, role}]; role is cue or content
// Again: links twice
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (s:Sentence {id: row.sentence})
CREATE (c)-[:STATED_IN {role: row.role}]->(s)
