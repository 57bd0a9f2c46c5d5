// Sentences by the words of their folded text: db.index.fulltext.queryNodes('sentence_text', ...).
// Again: changes nothing
CREATE FULLTEXT INDEX sentence_text IF NOT EXISTS FOR (n:Sentence) ON EACH [n.folded]
