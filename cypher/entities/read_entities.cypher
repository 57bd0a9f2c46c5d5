// Entities, and how much there is of them over all articles.
// Parameters: ids
// Columns: entity, participants, articles, claims (numbers); no row for an entity that is not there
UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)<-[:IS]-(p:Participant)-[:FROM]->(a:Article)
WITH e, count(DISTINCT p) AS participants, count(DISTINCT a) AS articles
RETURN e {.id, .kind, .name, .names} AS entity, participants, articles,
  COUNT { (e)<-[:IS]-(:Participant)-[:MADE]->(:Claim) } AS claims
