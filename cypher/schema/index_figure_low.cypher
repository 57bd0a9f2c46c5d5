// Figures by low.
// Again: changes nothing
CREATE INDEX figure_low IF NOT EXISTS FOR (n:Figure) ON (n.low)
