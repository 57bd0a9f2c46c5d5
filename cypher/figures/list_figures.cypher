// One page of figures, the latest first; those of no known date last.
// Parameters: unit, since, until, counted (folded phrases), least (confidence); null or []: any;
//   last_published, last_id (where the page before ended; last_id null: the first page), limit
// Columns: id, published
MATCH (f:Figure)
WHERE f.confidence >= $least
  AND ($unit IS NULL OR f.unit = $unit)
  AND ($since IS NULL OR f.published >= date($since))
  AND ($until IS NULL OR f.published <= date($until))
  AND all(phrase IN $counted WHERE f.counted_folded CONTAINS phrase)
  AND ($last_id IS NULL
    OR ($last_published IS NULL AND f.published IS NULL AND f.id > $last_id)
    OR ($last_published IS NOT NULL AND (
      f.published IS NULL OR f.published < date($last_published)
      OR (f.published = date($last_published) AND f.id > $last_id))))
RETURN f.id AS id, f.published AS published
ORDER BY f.published IS NULL, f.published DESC, f.id
LIMIT $limit
