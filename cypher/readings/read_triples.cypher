// The triples of an article, with the ids of what they are tied to.
// Parameters: id
// Columns: triple (all its properties), claim, subject_of, object_of (null where there is none); in no order,
//   because sorting here would hold the whole article once for every row
MATCH (:Article {id: $id})<-[:FROM]-(t:Triple)
OPTIONAL MATCH (t)<-[:HAS_TRIPLE]-(c:Claim)
OPTIONAL MATCH (t)-[:SUBJECT]->(subject:Participant)
OPTIONAL MATCH (t)-[:OBJECT]->(object)
RETURN t {.*} AS triple, c.id AS claim, subject.id AS subject_of, object.id AS object_of
