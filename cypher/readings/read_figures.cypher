// The figures of an article, with the ids of whom they are about and the innermost claim around them.
// Parameters: id
// Columns: figure (all its properties), about, claim (null where there is none), in order
MATCH (:Article {id: $id})<-[:FROM]-(f:Figure)
OPTIONAL MATCH (f)-[:ABOUT]->(p:Participant)
OPTIONAL MATCH (f)<-[:GIVES]-(c:Claim)
RETURN f {.*} AS figure, p.id AS about, c.id AS claim
ORDER BY f.position
