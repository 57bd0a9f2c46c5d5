// Claims by the words of their text: db.index.fulltext.queryNodes('claim_text', ...).
// Again: changes nothing
CREATE FULLTEXT INDEX claim_text IF NOT EXISTS FOR (n:Claim) ON EACH [n.text]
