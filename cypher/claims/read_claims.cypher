// Claims with their speakers, sentences, articles and runs.
// Parameters: ids
// Columns: claim, speaker, entity, article, run, sentences [{role, id, index, part, start, end, text}] (in no order);
//   no row for a claim that is not there
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:FROM]->(a:Article)<-[:READ]-(r:Run)
MATCH (c)<-[:MADE]-(p:Participant)-[:IS]->(e:Entity)
RETURN
  c {.id, .act, .form, .negated, .confidence, .text, .starts, .ends, .cue, .cue_start, .cue_end,
     .speaker, .speaker_start, .speaker_end} AS claim,
  p {.id, .kind, .name, .names, .titles} AS speaker,
  e.id AS entity,
  a {.id, .source_id, .url, .title, .authors, .publisher, .published} AS article,
  r.id AS run,
  [(c)-[place:STATED_IN]->(s:Sentence) |
    {role: place.role, id: s.id, index: s.index, part: s.part, start: s.start, end: s.end, text: s.text}] AS sentences
