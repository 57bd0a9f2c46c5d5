"""Words as data: titles, roles, organisation and document nouns, first names, demonyms, seats of government."""
