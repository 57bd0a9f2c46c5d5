// Note that the schema has a version. A later one is never taken back.
// Parameters: version
// Again: changes nothing
MERGE (s:Schema {id: 'quoth'})
ON CREATE SET s.version = $version
ON MATCH SET s.version = CASE WHEN s.version < $version THEN $version ELSE s.version END
