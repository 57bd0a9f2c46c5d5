// The entities that participants of some articles are.
// Parameters: ids
// Columns: id, kind, name, names
UNWIND $ids AS id
MATCH (:Article {id: id})<-[:FROM]-(:Participant)-[:IS]->(e:Entity)
RETURN DISTINCT e.id AS id, e.kind AS kind, e.name AS name, e.names AS names
