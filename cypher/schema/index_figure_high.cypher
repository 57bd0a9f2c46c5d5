// Figures by high.
// Again: changes nothing
CREATE INDEX figure_high IF NOT EXISTS FOR (n:Figure) ON (n.high)
