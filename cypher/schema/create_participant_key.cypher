// The key of Participants is unique.
// Again: changes nothing
CREATE CONSTRAINT participant_key IF NOT EXISTS FOR (n:Participant) REQUIRE n.id IS UNIQUE
