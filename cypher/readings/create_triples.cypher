// Create the triples of some articles, read in their sentences.
// Parameters: rows [{id, article, sentence, level, negated, modality, subject, subject_start, subject_end,
//   subject_folded, predicate, predicate_start, predicate_end, predicate_folded, object, object_start, object_end,
//   object_folded, published, position}]; published is ISO 8601 text
// Again: fails, the keys are there
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (s:Sentence {id: row.sentence})
CREATE (t:Triple {
  id: row.id, level: row.level, negated: row.negated, modality: row.modality,
  subject: row.subject, subject_start: row.subject_start, subject_end: row.subject_end,
  subject_folded: row.subject_folded,
  predicate: row.predicate, predicate_start: row.predicate_start, predicate_end: row.predicate_end,
  predicate_folded: row.predicate_folded,
  object: row.object, object_start: row.object_start, object_end: row.object_end,
  object_folded: row.object_folded, published: date(row.published), position: row.position
})
CREATE (t)-[:FROM]->(a)
CREATE (t)-[:READ_IN]->(s)
