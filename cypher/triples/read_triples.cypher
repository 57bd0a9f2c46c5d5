// Triples with whom and what they name, their sentences, claims, articles and runs.
// Parameters: ids
// Columns: triple, subject, subject_entity, object, object_entity (participants and their entities), figure (id),
//   sentence, claim (id), article, run; null where there is none; no row for a triple that is not there
UNWIND $ids AS id
MATCH (t:Triple {id: id})-[:FROM]->(a:Article)<-[:READ]-(r:Run)
MATCH (t)-[:READ_IN]->(s:Sentence)
OPTIONAL MATCH (t)-[:SUBJECT]->(subject:Participant)-[:IS]->(subject_entity:Entity)
OPTIONAL MATCH (t)-[:OBJECT]->(object:Participant)-[:IS]->(object_entity:Entity)
OPTIONAL MATCH (t)-[:OBJECT]->(f:Figure)
OPTIONAL MATCH (t)<-[:HAS_TRIPLE]-(c:Claim)
RETURN
  t {.id, .level, .negated, .modality, .subject, .subject_start, .subject_end, .predicate, .predicate_start,
     .predicate_end, .object, .object_start, .object_end} AS triple,
  subject {.id, .kind, .name, .names, .titles} AS subject,
  subject_entity.id AS subject_entity,
  object {.id, .kind, .name, .names, .titles} AS object,
  object_entity.id AS object_entity,
  f.id AS figure,
  s {.id, .index, .part, .start, .end, .text} AS sentence,
  c.id AS claim,
  a {.id, .source_id, .url, .title, .authors, .publisher, .published} AS article,
  r.id AS run
