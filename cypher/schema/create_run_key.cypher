// The key of Runs is unique.
// Again: changes nothing
CREATE CONSTRAINT run_key IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE
