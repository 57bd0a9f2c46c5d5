// The articles that an id or a source_id names: one source may be there in several versions.
// Parameters: id
// Columns: article, source
CALL {
  MATCH (a:Article {id: $id}) RETURN a
  UNION
  MATCH (a:Article {source_id: $id}) RETURN a
}
RETURN a.id AS article, a.source AS source
ORDER BY article
