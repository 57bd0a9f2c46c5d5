-- Sentences by the words of their text: db.index.fulltext.queryNodes('sentence_text', ...).
-- Again: changes nothing
CREATE VERTEX TYPE Sentence IF NOT EXISTS;
CREATE PROPERTY Sentence.text IF NOT EXISTS STRING;
CREATE INDEX sentence_text IF NOT EXISTS ON Sentence (text) FULL_TEXT;
