// The key of Schemas is unique.
// Again: changes nothing
CREATE CONSTRAINT schema_key IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE
