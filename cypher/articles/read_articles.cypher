// Articles without their text, the runs that read them, and how much was read.
// Parameters: ids
// Columns: article, run, sentences, claims, figures (numbers); no row for an article that is not there
UNWIND $ids AS id
MATCH (a:Article {id: id})<-[:READ]-(r:Run)
RETURN
  a {.id, .source_id, .source_name, .url, .title, .authors, .publisher, .published, .published_as_given, .language,
     .sha256, .ingested_at} AS article,
  r {.id, .version, .model, .weights, .lexicon} AS run,
  COUNT { (a)-[:HAS_SENTENCE]->(:Sentence) } AS sentences,
  COUNT { (a)<-[:FROM]-(:Claim) } AS claims,
  COUNT { (a)<-[:FROM]-(:Figure) } AS figures
