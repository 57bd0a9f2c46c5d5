"""Evidence to and from the database: the only room that imports neo4j or rdflib."""
