// The key of Entitys is unique.
// Again: changes nothing
CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE
