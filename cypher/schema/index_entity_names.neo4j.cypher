// Entitys by the words of their names: db.index.fulltext.queryNodes('entity_names', ...).
// Again: changes nothing
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.names]
