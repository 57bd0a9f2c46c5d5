// One page of triples, the latest first; those of no known date last.
// Parameters: level; subject, predicate, object (folded words); subjects, objects (ids of the entities that these words
//   name); null: any; last_published, last_id (where the page before ended; last_id null: the first page), limit
// Columns: id, published
MATCH (t:Triple)
WHERE ($level IS NULL OR t.level = $level)
  AND ($predicate IS NULL OR t.predicate_folded CONTAINS $predicate)
  AND ($subject IS NULL OR t.subject_folded CONTAINS $subject OR EXISTS {
    MATCH (t)-[:SUBJECT]->(:Participant)-[:IS]->(e:Entity) WHERE e.id IN $subjects
  })
  AND ($object IS NULL OR t.object_folded CONTAINS $object OR EXISTS {
    MATCH (t)-[:OBJECT]->(:Participant)-[:IS]->(e:Entity) WHERE e.id IN $objects
  })
  AND ($last_id IS NULL
    OR ($last_published IS NULL AND t.published IS NULL AND t.id > $last_id)
    OR ($last_published IS NOT NULL AND (
      t.published IS NULL OR t.published < date($last_published)
      OR (t.published = date($last_published) AND t.id > $last_id))))
RETURN t.id AS id, t.published AS published
ORDER BY t.published IS NULL, t.published DESC, t.id
LIMIT $limit
