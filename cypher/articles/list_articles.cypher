// One page of articles, the latest first; those of no known date last.
// Parameters: last_published, last_id (where the page before ended; last_id null: the first page), limit
// Columns: id, published
MATCH (a:Article)
WHERE $last_id IS NULL
  OR ($last_published IS NULL AND a.published IS NULL AND a.id > $last_id)
  OR ($last_published IS NOT NULL AND (
    a.published IS NULL OR a.published < date($last_published)
    OR (a.published = date($last_published) AND a.id > $last_id)))
RETURN a.id AS id, a.published AS published
ORDER BY a.published IS NULL, a.published DESC, a.id
LIMIT $limit
