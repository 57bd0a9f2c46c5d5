// Sentences with their articles and runs.
// Parameters: ids
// Columns: sentence, article, run; no row for a sentence that is not there
UNWIND $ids AS id
MATCH (s:Sentence {id: id})<-[:HAS_SENTENCE]-(a:Article)<-[:READ]-(r:Run)
RETURN
  s {.id, .index, .part, .start, .end, .text} AS sentence,
  a {.id, .source_id, .url, .title, .authors, .publisher, .published} AS article,
  r.id AS run
