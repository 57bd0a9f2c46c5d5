// The claims with some words, first those that hold little else.
// Parameters: query (full text), phrases (folded), length (of all phrases), limit
// Columns: id, score (the share of the text that the words are)
CALL db.index.fulltext.queryNodes('claim_text', $query) YIELD node AS c
WITH c
WHERE all(phrase IN $phrases WHERE c.folded CONTAINS phrase)
RETURN c.id AS id, toFloat($length) / size(c.folded) AS score
ORDER BY score DESC, id
LIMIT $limit
