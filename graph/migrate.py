"""The schema, step by step. A step is never changed once it was released: later needs are later steps."""

from __future__ import annotations

import logging

from evidence.errors import DatabaseError
from graph.connect import Database

log = logging.getLogger(__name__)

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "schema/store_article_text",
        "schema/create_schema_key",
        "schema/create_article_key",
        "schema/create_sentence_key",
        "schema/create_participant_key",
        "schema/create_entity_key",
        "schema/create_run_key",
        "schema/create_claim_key",
        "schema/create_figure_key",
        "schema/create_triple_key",
        "schema/create_judgement_key",
        "schema/create_review_key",
        "schema/index_article_published",
        "schema/index_article_source_id",
        "schema/index_claim_published",
        "schema/index_claim_act",
        "schema/index_figure_published",
        "schema/index_figure_value",
        "schema/index_figure_low",
        "schema/index_figure_high",
        "schema/index_figure_unit",
        "schema/index_sentence_text",
        "schema/index_claim_text",
        "schema/index_entity_names",
    ),
)

VERSION = len(STEPS)


def migrate(database: Database) -> int:
    """Bring the schema to this version and give the version it had. Two processes may do so at the same time.

    Raises DatabaseError where a later Quoth made the schema.
    """
    before = schema_version(database)
    if before > VERSION:
        reason = f"its schema has version {before}, this Quoth knows {VERSION}; install the later Quoth"
        raise DatabaseError(str(database.address), reason)
    for version in range(before, VERSION):
        for name in STEPS[version]:  # each in a transaction of its own, and nothing where it is there already
            database.change_schema(name)
        database.write("schema/write_version", version=version + 1)
        log.info("schema of %s is at version %d", database.address, version + 1)
    return before


def schema_version(database: Database) -> int:
    """0 where there is no schema."""
    rows = database.read("schema/read_version")
    return int(rows[0]["version"]) if rows else 0
