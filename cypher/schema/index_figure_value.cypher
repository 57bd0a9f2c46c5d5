// Figures by value.
// Again: changes nothing
CREATE INDEX figure_value IF NOT EXISTS FOR (n:Figure) ON (n.value)
