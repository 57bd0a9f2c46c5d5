// The key of Judgements is unique.
// Again: changes nothing
CREATE CONSTRAINT judgement_key IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE
