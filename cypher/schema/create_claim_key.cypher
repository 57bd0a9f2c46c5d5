// The key of Claims is unique.
// Again: changes nothing
CREATE CONSTRAINT claim_key IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE
