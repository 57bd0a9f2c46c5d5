// The claims of an article, with the ids of whom and what they are tied to.
// Parameters: id
// Columns: claim (all its properties), speaker, within (null: not enclosed); in no order,
//   because sorting here would hold the whole article once for every row
MATCH (:Article {id: $id})<-[:FROM]-(c:Claim)<-[:MADE]-(p:Participant)
OPTIONAL MATCH (c)-[:WITHIN]->(outer:Claim)
RETURN c {.*} AS claim, p.id AS speaker, outer.id AS within
