-- Participants by the words of their names: db.index.fulltext.queryNodes('participant_names', ...).
-- Again: changes nothing
CREATE VERTEX TYPE Participant IF NOT EXISTS;
CREATE PROPERTY Participant.names IF NOT EXISTS LIST OF STRING;
CREATE INDEX participant_names IF NOT EXISTS ON Participant (names BY ITEM) FULL_TEXT;
