-- Claims by the words of their folded text: db.index.fulltext.queryNodes('claim_text', ...).
-- Again: changes nothing
CREATE VERTEX TYPE Claim IF NOT EXISTS;
CREATE PROPERTY Claim.folded IF NOT EXISTS STRING;
CREATE INDEX claim_text IF NOT EXISTS ON Claim (folded) FULL_TEXT;
