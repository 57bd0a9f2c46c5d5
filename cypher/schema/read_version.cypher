// The version of the schema that the database has.
// Columns: version (no row: none)
MATCH (s:Schema {id: 'quoth'})
RETURN s.version AS version
