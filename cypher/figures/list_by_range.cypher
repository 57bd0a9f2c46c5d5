// One page of the figures that are a range, the latest first; those of no known date last. Where within is true also of
// those that contain the range, which may be open at one end.
// Parameters: low_smallest, low_largest, high_smallest, high_largest (what counts as its bounds), within, articles
//   (ids; null: any);
//   unit, since, until, about, speakers (entities' ids), counted (folded phrases), least (confidence);
//   null or []: any; last_published, last_id (where the page before ended; last_id null: the first page), limit
// Columns: id, published
CALL {
  MATCH (f:Figure)
  WHERE f.low >= $low_smallest AND f.low <= $low_largest AND f.high >= $high_smallest AND f.high <= $high_largest
  RETURN f
  UNION
  MATCH (f:Figure)
  WHERE $within AND f.low <= $low_largest AND (f.high IS NULL OR f.high >= $high_smallest)
  RETURN f
  UNION
  MATCH (f:Figure) WHERE $within AND f.high >= $high_smallest AND f.low IS NULL RETURN f
}
WITH f
WHERE f.confidence >= $least
  AND ($unit IS NULL OR f.unit = $unit)
  AND ($since IS NULL OR f.published >= date($since))
  AND ($until IS NULL OR f.published <= date($until))
  AND all(phrase IN $counted WHERE f.counted_folded CONTAINS phrase)
  AND ($about IS NULL OR EXISTS {
    MATCH (f)-[:ABOUT]->(:Participant)-[:IS]->(e:Entity) WHERE e.id IN $about
  })
  AND ($speakers IS NULL OR EXISTS {
    MATCH (f)<-[:GIVES]-(:Claim)-[:WITHIN*0..]->(:Claim)<-[:MADE]-(:Participant)-[:IS]->(e:Entity)
    WHERE e.id IN $speakers
  })
  AND ($articles IS NULL OR EXISTS {
    MATCH (f)-[:FROM]->(a:Article) WHERE a.id IN $articles
  })
  AND ($last_id IS NULL
    OR ($last_published IS NULL AND f.published IS NULL AND f.id > $last_id)
    OR ($last_published IS NOT NULL AND (
      f.published IS NULL OR f.published < date($last_published)
      OR (f.published = date($last_published) AND f.id > $last_id))))
RETURN f.id AS id, f.published AS published
ORDER BY f.published IS NULL, f.published DESC, f.id
LIMIT $limit
