// Figures by published.
// Again: changes nothing
CREATE INDEX figure_published IF NOT EXISTS FOR (n:Figure) ON (n.published)
