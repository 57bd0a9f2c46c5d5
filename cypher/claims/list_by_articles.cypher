// One page of the claims in some articles, the latest first; those of no known date last.
// Parameters: articles (ids), speakers (entities' ids; null: any);
//   act, since, until, mentioned (entities' ids), phrases (folded), least (confidence); null or []: any;
//   last_published, last_id (where the page before ended; last_id null: the first page), limit
// Columns: id, published
MATCH (a:Article)<-[:FROM]-(c:Claim)
WHERE a.id IN $articles
WITH c
WHERE c.confidence >= $least
  AND ($act IS NULL OR c.act = $act)
  AND ($since IS NULL OR c.published >= date($since))
  AND ($until IS NULL OR c.published <= date($until))
  AND all(phrase IN $phrases WHERE c.folded CONTAINS phrase)
  AND ($mentioned IS NULL OR EXISTS {
    MATCH (c)-[:MENTIONS]->(:Participant)-[:IS]->(e:Entity) WHERE e.id IN $mentioned
  })
  AND ($speakers IS NULL OR EXISTS {
    MATCH (c)<-[:MADE]-(:Participant)-[:IS]->(e:Entity) WHERE e.id IN $speakers
  })
  AND ($last_id IS NULL
    OR ($last_published IS NULL AND c.published IS NULL AND c.id > $last_id)
    OR ($last_published IS NOT NULL AND (
      c.published IS NULL OR c.published < date($last_published)
      OR (c.published = date($last_published) AND c.id > $last_id))))
RETURN c.id AS id, c.published AS published
ORDER BY c.published IS NULL, c.published DESC, c.id
LIMIT $limit
