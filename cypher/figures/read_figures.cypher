// Figures with whom they are about, their sentences, innermost claims, articles and runs.
// Parameters: ids
// Columns: figure, about, entity, sentence, claim (id), article, run; about, entity and claim null where there is none;
//   no row for a figure that is not there
UNWIND $ids AS id
MATCH (f:Figure {id: id})-[:FROM]->(a:Article)<-[:READ]-(r:Run)
MATCH (f)-[:FOUND_IN]->(s:Sentence)
OPTIONAL MATCH (f)-[:ABOUT]->(p:Participant)-[:IS]->(e:Entity)
OPTIONAL MATCH (f)<-[:GIVES]-(c:Claim)
RETURN
  f {.id, .text, .start, .end, .value, .low, .high, .unit, .approx, .counted, .counted_start, .counted_end,
     .as_of, .confidence} AS figure,
  p {.id, .kind, .name, .names, .titles} AS about,
  e.id AS entity,
  s {.id, .index, .part, .start, .end, .text} AS sentence,
  c.id AS claim,
  a {.id, .source_id, .url, .title, .authors, .publisher, .published} AS article,
  r.id AS run
