// One page of the figures that some speakers give, also through others, the latest first; those of no known date last.
// Parameters: speakers (entities' ids); unit, since, until, about (entities' ids), counted (folded phrases), least
//   (confidence); null or []: any; last_published, last_id (where the page before ended; last_id null: the first page),
//   limit
// Columns: id, published
MATCH (speaker:Entity)<-[:IS]-(:Participant)-[:MADE]->(:Claim)<-[:WITHIN*0..]-(:Claim)-[:GIVES]->(f:Figure)
WHERE speaker.id IN $speakers
WITH DISTINCT f
WHERE f.confidence >= $least
  AND ($unit IS NULL OR f.unit = $unit)
  AND ($since IS NULL OR f.published >= date($since))
  AND ($until IS NULL OR f.published <= date($until))
  AND all(phrase IN $counted WHERE f.counted_folded CONTAINS phrase)
  AND ($about IS NULL OR EXISTS {
    MATCH (f)-[:ABOUT]->(:Participant)-[:IS]->(e:Entity) WHERE e.id IN $about
  })
  AND ($last_id IS NULL
    OR ($last_published IS NULL AND f.published IS NULL AND f.id > $last_id)
    OR ($last_published IS NOT NULL AND (
      f.published IS NULL OR f.published < date($last_published)
      OR (f.published = date($last_published) AND f.id > $last_id))))
RETURN f.id AS id, f.published AS published
ORDER BY f.published IS NULL, f.published DESC, f.id
LIMIT $limit
