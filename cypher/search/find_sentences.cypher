// The sentences with some words, first those that hold little else.
// Parameters: query (full text), phrases (folded), length (of all phrases), limit
// Columns: id, score (the share of the text that the words are)
CALL db.index.fulltext.queryNodes('sentence_text', $query) YIELD node AS s
WITH s
WHERE all(phrase IN $phrases WHERE s.folded CONTAINS phrase)
RETURN s.id AS id, toFloat($length) / size(s.folded) AS score
ORDER BY score DESC, id
LIMIT $limit
