// The key of Reviews is unique.
// Again: changes nothing
CREATE CONSTRAINT review_key IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE
