// Lock some entities, making those that are not there.
// Parameters: rows [{id, kind, name, names, folded}], sorted by id
// Columns: id, name, names, as they are now
// Again: changes nothing
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
ON CREATE SET e.name = row.name, e.names = row.names, e.folded = row.folded
SET e.kind = row.kind
RETURN e.id AS id, e.name AS name, e.names AS names
