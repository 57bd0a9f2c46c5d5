"""Who is meant: names, titles, pronouns and noun phrases of one article joined into participants."""
