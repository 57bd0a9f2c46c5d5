// Entities with some words in their names.
// Parameters: query (full text)
// Columns: id, folded (their names), in no order
CALL db.index.fulltext.queryNodes('entity_names', $query) YIELD node AS e
RETURN e.id AS id, e.folded AS folded
