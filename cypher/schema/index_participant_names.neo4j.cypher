// Participants by the words of their names: db.index.fulltext.queryNodes('participant_names', ...).
// Again: changes nothing
CREATE FULLTEXT INDEX participant_names IF NOT EXISTS FOR (n:Participant) ON EACH [n.names]
