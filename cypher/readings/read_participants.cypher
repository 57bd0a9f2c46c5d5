// The participants of an article.
// Parameters: id
// Columns: participant (all its properties); in no order,
//   because sorting here would hold the whole article once for every row
MATCH (:Article {id: $id})<-[:FROM]-(p:Participant)
RETURN p {.*} AS participant
