"""Subject, predicate and object: what claims say, and what the clauses of the body state."""
