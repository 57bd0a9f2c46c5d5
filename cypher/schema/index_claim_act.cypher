// Claims by act.
// Again: changes nothing
CREATE INDEX claim_act IF NOT EXISTS FOR (n:Claim) ON (n.act)
