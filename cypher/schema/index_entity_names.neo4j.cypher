// Entities by the words of their folded names: db.index.fulltext.queryNodes('entity_names', ...).
// Again: changes nothing
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.folded]
