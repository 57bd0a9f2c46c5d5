"""A real server over each of the two databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_server.launcher import Neo4jServer
from serving import Client, serving

from quoth import Quoth, Settings


@pytest.fixture(scope="session", params=["local", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def database_settings(request: pytest.FixtureRequest) -> Settings:
    """Settings that lead to each of the two databases in turn."""
    if request.param == "local":
        request.getfixturevalue("local_database")
        folder: Path = request.getfixturevalue("local_folder")
        return Settings(data=folder)
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    address = server.address
    return Settings(
        neo4j_uri=address.uri,
        neo4j_user=address.user,
        neo4j_password=address.password,
        neo4j_database=address.database,
    )


@pytest.fixture(scope="session")
def client(database_settings: Settings) -> Iterator[Client]:
    """A server without a token on this machine."""
    with serving(database_settings) as found:
        yield found


@pytest.fixture
def emptied(database_settings: Settings) -> Settings:
    """The same settings once no article is left."""
    with Quoth(database_settings) as quoth:
        while rows := quoth.articles().rows:
            for row in rows:
                quoth.delete(row.id)
    return database_settings
