// The key of Articles is unique.
// Again: changes nothing
CREATE CONSTRAINT article_key IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE
