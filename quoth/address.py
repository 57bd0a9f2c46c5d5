"""Which database the settings name."""

from __future__ import annotations

from evidence.errors import SettingInvalid
from graph.address import DatabaseAddress, LocalAddress, Neo4jAddress
from quoth.settings import Settings


def database_address(settings: Settings) -> DatabaseAddress:
    """Neo4j where QUOTH_NEO4J_URI is set, otherwise the local database in the data folder, which is made.

    Raises SettingInvalid where the folder cannot be made.
    """
    if settings.neo4j_uri is not None:
        return Neo4jAddress(
            uri=settings.neo4j_uri,
            user=settings.neo4j_user,
            password=settings.neo4j_password,
            database=settings.neo4j_database,
        )
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingInvalid("QUOTH_DATA", str(settings.data), "a folder that can be made and written to") from error
    return LocalAddress(folder=settings.data, idle_stop_s=settings.database_idle_stop, heap=f"{settings.local_heap}m")
