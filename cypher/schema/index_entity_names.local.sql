-- Entities by the words of their folded names: db.index.fulltext.queryNodes('entity_names', ...).
-- Again: changes nothing
CREATE VERTEX TYPE Entity IF NOT EXISTS;
CREATE PROPERTY Entity.folded IF NOT EXISTS LIST OF STRING;
CREATE INDEX entity_names IF NOT EXISTS ON Entity (folded BY ITEM) FULL_TEXT;
