// Delete those of some runs that no article was read by. Not with their relationships, so that a run which another
// transaction just used is not lost.
// Parameters: ids
// Again: changes nothing
UNWIND $ids AS id
MATCH (r:Run {id: id})
WHERE NOT EXISTS { (r)-[:READ]->(:Article) }
DELETE r
