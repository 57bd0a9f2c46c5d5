// The key of Triples is unique.
// Again: changes nothing
CREATE CONSTRAINT triple_key IF NOT EXISTS FOR (n:Triple) REQUIRE n.id IS UNIQUE
