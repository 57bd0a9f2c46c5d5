// Create the claims of some articles, made by their speakers.
// Parameters: rows [{id, article, speaker, act, form, negated, confidence, text, folded, starts, ends, cue, cue_start,
//   cue_end, speaker_text, speaker_start, speaker_end, published, position}];
//   speaker is a participant's id; published is ISO 8601 text
// Again: fails, the keys are there
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (p:Participant {id: row.speaker})
CREATE (c:Claim {
  id: row.id, act: row.act, form: row.form, negated: row.negated, confidence: row.confidence,
  text: row.text, folded: row.folded, starts: row.starts, ends: row.ends,
  cue: row.cue, cue_start: row.cue_start, cue_end: row.cue_end,
  speaker: row.speaker_text, speaker_start: row.speaker_start, speaker_end: row.speaker_end,
  published: date(row.published), position: row.position
})
CREATE (c)-[:FROM]->(a)
CREATE (c)<-[:MADE]-(p)
