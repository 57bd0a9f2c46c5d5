// Claims by published.
// Again: changes nothing
CREATE INDEX claim_published IF NOT EXISTS FOR (n:Claim) ON (n.published)
