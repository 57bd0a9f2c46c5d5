"""Evidence to and from the database: the only room that imports neo4j or rdflib."""

import logging

# What is retried is logged for those who listen; without them nothing is printed.
for name in ("graph", "neo4j"):
    logging.getLogger(name).addHandler(logging.NullHandler())
