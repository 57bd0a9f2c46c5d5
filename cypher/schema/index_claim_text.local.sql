-- Claims by the words of their text: db.index.fulltext.queryNodes('claim_text', ...).
-- Again: changes nothing
CREATE VERTEX TYPE Claim IF NOT EXISTS;
CREATE PROPERTY Claim.text IF NOT EXISTS STRING;
CREATE INDEX claim_text IF NOT EXISTS ON Claim (text) FULL_TEXT;
