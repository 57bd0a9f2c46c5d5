// Write some runs.
// Parameters: rows [{id, version, model, weights, lexicon}], sorted by id
// Again: changes nothing
UNWIND $rows AS row
MERGE (r:Run {id: row.id})
ON CREATE SET r.version = row.version, r.model = row.model, r.weights = row.weights, r.lexicon = row.lexicon
