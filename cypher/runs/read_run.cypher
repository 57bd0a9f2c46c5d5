// A run.
// Parameters: id
// Columns: run (all its properties)
MATCH (r:Run {id: $id})
RETURN r {.id, .version, .model, .weights, .lexicon} AS run
