-- Sentences by the words of their folded text: db.index.fulltext.queryNodes('sentence_text', ...).
-- Again: changes nothing
CREATE VERTEX TYPE Sentence IF NOT EXISTS;
CREATE PROPERTY Sentence.folded IF NOT EXISTS STRING;
CREATE INDEX sentence_text IF NOT EXISTS ON Sentence (folded) FULL_TEXT;
