// Delete those of some locked entities that no participant is.
// Parameters: ids
// Again: changes nothing
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE NOT EXISTS { (e)<-[:IS]-(:Participant) }
DETACH DELETE e
