-- Entitys by the words of their names: db.index.fulltext.queryNodes('entity_names', ...).
-- Again: changes nothing
CREATE VERTEX TYPE Entity IF NOT EXISTS;
CREATE PROPERTY Entity.names IF NOT EXISTS LIST OF STRING;
CREATE INDEX entity_names IF NOT EXISTS ON Entity (names BY ITEM) FULL_TEXT;
