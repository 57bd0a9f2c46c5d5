// The key of Figures is unique.
// Again: changes nothing
CREATE CONSTRAINT figure_key IF NOT EXISTS FOR (n:Figure) REQUIRE n.id IS UNIQUE
