// Create the figures of some articles, found in their sentences.
// Parameters: rows [{id, article, sentence, text, start, end, value, low, high, unit, approx, counted, counted_start,
//   counted_end, counted_folded, as_of, confidence, published, position}]; as_of and published are ISO 8601 text
// Again: fails, the keys are there
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (s:Sentence {id: row.sentence})
CREATE (f:Figure {
  id: row.id, text: row.text, start: row.start, end: row.end,
  value: row.value, low: row.low, high: row.high, unit: row.unit, approx: row.approx,
  counted: row.counted, counted_start: row.counted_start, counted_end: row.counted_end,
  counted_folded: row.counted_folded,
  as_of: date(row.as_of), confidence: row.confidence, published: date(row.published), position: row.position
})
CREATE (f)-[:FROM]->(a)
CREATE (f)-[:FOUND_IN]->(s)
