// The key of Sentences is unique.
// Again: changes nothing
CREATE CONSTRAINT sentence_key IF NOT EXISTS FOR (n:Sentence) REQUIRE n.id IS UNIQUE
