// How many nodes of each kind there are.
// Columns: kind, number
MATCH (n:Article) WITH count(n) AS number RETURN 'Article' AS kind, number
UNION ALL
MATCH (n:Sentence) WITH count(n) AS number RETURN 'Sentence' AS kind, number
UNION ALL
MATCH (n:Participant) WITH count(n) AS number RETURN 'Participant' AS kind, number
UNION ALL
MATCH (n:Entity) WITH count(n) AS number RETURN 'Entity' AS kind, number
UNION ALL
MATCH (n:Run) WITH count(n) AS number RETURN 'Run' AS kind, number
UNION ALL
MATCH (n:Claim) WITH count(n) AS number RETURN 'Claim' AS kind, number
UNION ALL
MATCH (n:Figure) WITH count(n) AS number RETURN 'Figure' AS kind, number
UNION ALL
MATCH (n:Triple) WITH count(n) AS number RETURN 'Triple' AS kind, number
UNION ALL
MATCH (n:Judgement) WITH count(n) AS number RETURN 'Judgement' AS kind, number
UNION ALL
MATCH (n:Review) WITH count(n) AS number RETURN 'Review' AS kind, number
