// The names that participants give to some entities.
// Parameters: ids
// Columns: id, name; no row for an entity without participants
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[:IS]-(p:Participant)
UNWIND p.names + [p.name] AS name
RETURN DISTINCT e.id AS id, name
