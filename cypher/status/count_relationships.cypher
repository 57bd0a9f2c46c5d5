// How many relationships of each type there are.
// Columns: kind, number
MATCH ()-[r:HAS_SENTENCE]->() WITH count(r) AS number RETURN 'HAS_SENTENCE' AS kind, number
UNION ALL
MATCH ()-[r:NEXT]->() WITH count(r) AS number RETURN 'NEXT' AS kind, number
UNION ALL
MATCH ()-[r:MENTIONED_IN]->() WITH count(r) AS number RETURN 'MENTIONED_IN' AS kind, number
UNION ALL
MATCH ()-[r:IS]->() WITH count(r) AS number RETURN 'IS' AS kind, number
UNION ALL
MATCH ()-[r:MADE]->() WITH count(r) AS number RETURN 'MADE' AS kind, number
UNION ALL
MATCH ()-[r:STATED_IN]->() WITH count(r) AS number RETURN 'STATED_IN' AS kind, number
UNION ALL
MATCH ()-[r:WITHIN]->() WITH count(r) AS number RETURN 'WITHIN' AS kind, number
UNION ALL
MATCH ()-[r:MENTIONS]->() WITH count(r) AS number RETURN 'MENTIONS' AS kind, number
UNION ALL
MATCH ()-[r:GIVES]->() WITH count(r) AS number RETURN 'GIVES' AS kind, number
UNION ALL
MATCH ()-[r:FOUND_IN]->() WITH count(r) AS number RETURN 'FOUND_IN' AS kind, number
UNION ALL
MATCH ()-[r:ABOUT]->() WITH count(r) AS number RETURN 'ABOUT' AS kind, number
UNION ALL
MATCH ()-[r:HAS_TRIPLE]->() WITH count(r) AS number RETURN 'HAS_TRIPLE' AS kind, number
UNION ALL
MATCH ()-[r:READ_IN]->() WITH count(r) AS number RETURN 'READ_IN' AS kind, number
UNION ALL
MATCH ()-[r:SUBJECT]->() WITH count(r) AS number RETURN 'SUBJECT' AS kind, number
UNION ALL
MATCH ()-[r:OBJECT]->() WITH count(r) AS number RETURN 'OBJECT' AS kind, number
UNION ALL
MATCH ()-[r:READ]->() WITH count(r) AS number RETURN 'READ' AS kind, number
UNION ALL
MATCH ()-[r:FROM]->() WITH count(r) AS number RETURN 'FROM' AS kind, number
UNION ALL
MATCH ()-[r:REVIEWS]->() WITH count(r) AS number RETURN 'REVIEWS' AS kind, number
UNION ALL
MATCH ()-[r:STATED]->() WITH count(r) AS number RETURN 'STATED' AS kind, number
UNION ALL
MATCH ()-[r:ESTIMATED]->() WITH count(r) AS number RETURN 'ESTIMATED' AS kind, number
UNION ALL
MATCH ()-[r:DENIED]->() WITH count(r) AS number RETURN 'DENIED' AS kind, number
UNION ALL
MATCH ()-[r:CONFIRMED]->() WITH count(r) AS number RETURN 'CONFIRMED' AS kind, number
UNION ALL
MATCH ()-[r:PREDICTED]->() WITH count(r) AS number RETURN 'PREDICTED' AS kind, number
UNION ALL
MATCH ()-[r:REQUESTED]->() WITH count(r) AS number RETURN 'REQUESTED' AS kind, number
UNION ALL
MATCH ()-[r:ORDERED]->() WITH count(r) AS number RETURN 'ORDERED' AS kind, number
UNION ALL
MATCH ()-[r:PROMISED]->() WITH count(r) AS number RETURN 'PROMISED' AS kind, number
UNION ALL
MATCH ()-[r:ACCUSED]->() WITH count(r) AS number RETURN 'ACCUSED' AS kind, number
UNION ALL
MATCH ()-[r:BELIEVED]->() WITH count(r) AS number RETURN 'BELIEVED' AS kind, number
UNION ALL
MATCH ()-[r:ASKED]->() WITH count(r) AS number RETURN 'ASKED' AS kind, number
