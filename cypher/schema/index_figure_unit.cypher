// Figures by unit.
// Again: changes nothing
CREATE INDEX figure_unit IF NOT EXISTS FOR (n:Figure) ON (n.unit)
