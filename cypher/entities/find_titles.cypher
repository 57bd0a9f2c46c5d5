// The titles that articles give to some entities.
// Parameters: ids
// Columns: id, title; no row for an entity without one
UNWIND $ids AS id
MATCH (:Entity {id: id})<-[:IS]-(p:Participant)
UNWIND p.titles AS title
RETURN DISTINCT id, title
