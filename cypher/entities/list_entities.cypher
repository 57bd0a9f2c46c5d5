// One page of entities by name.
// Parameters: kind, ids; null: any; last_name, last_id (where the page before ended; null: the first page), limit
// Columns: id, name
MATCH (e:Entity)
WHERE ($ids IS NULL OR e.id IN $ids)
  AND ($kind IS NULL OR e.kind = $kind)
  AND ($last_id IS NULL OR e.name > $last_name OR (e.name = $last_name AND e.id > $last_id))
RETURN e.id AS id, e.name AS name
ORDER BY e.name, e.id
LIMIT $limit
