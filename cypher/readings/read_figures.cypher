// The figures of an article, with the ids of whom they are about and the innermost claim around them.
// Parameters: id
// Columns: figure (all its properties), about, claim (null where there is none); in no order,
//   because sorting here would hold the whole article once for every row
MATCH (:Article {id: $id})<-[:FROM]-(f:Figure)
OPTIONAL MATCH (f)-[:ABOUT]->(p:Participant)
OPTIONAL MATCH (f)<-[:GIVES]-(c:Claim)
RETURN f {.*} AS figure, p.id AS about, c.id AS claim
