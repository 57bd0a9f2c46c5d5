// Write the names of some locked entities.
// Parameters: rows [{id, name, names, folded}]
// Again: changes nothing
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.name = row.name, e.names = row.names, e.folded = row.folded
