// Create the sentences of some articles.
// Parameters: rows [{id, article, index, part, start, end, text, folded}]
// Again: fails, the keys are there
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
CREATE (s:Sentence {
  id: row.id, index: row.index, part: row.part, start: row.start, end: row.end, text: row.text,
  folded: row.folded
})
CREATE (s)<-[:HAS_SENTENCE]-(a)
