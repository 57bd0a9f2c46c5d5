// Participants with where their articles mention them.
// Parameters: ids
// Columns: participant, entity, article, text (the article's), run, mentions [{start, end, and id, index, part,
//   sentence_start, sentence_end, text of the sentence it begins in}] (in no order); no row for a participant that is
//   not there
UNWIND $ids AS id
MATCH (p:Participant {id: id})-[:FROM]->(a:Article)<-[:READ]-(r:Run)
MATCH (p)-[:IS]->(e:Entity)
RETURN
  p {.id, .kind, .name, .names, .titles} AS participant,
  e.id AS entity,
  a {.id, .source_id, .url, .title, .authors, .publisher, .published} AS article,
  a.text AS text,
  r.id AS run,
  [(p)-[m:MENTIONED_IN]->(s:Sentence) |
    {start: m.start, end: m.end, id: s.id, index: s.index, part: s.part, sentence_start: s.start, sentence_end: s.end,
     text: s.text}] AS mentions
