// Claims by the words of their folded text: db.index.fulltext.queryNodes('claim_text', ...).
// Again: changes nothing
CREATE FULLTEXT INDEX claim_text IF NOT EXISTS FOR (n:Claim) ON EACH [n.folded]
