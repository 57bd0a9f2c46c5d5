"""A process of its own that loads copies into a database, for tests that kill it or run several.

Arguments: one JSON object {folder | uri + password, first, copies, claims, each}. Prints a line for each article.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from factory import make_extraction

from evidence.errors import DatabaseError
from evidence.model import Extraction
from graph.connect import DatabaseAddress, LocalAddress, Neo4jAddress, open_database
from graph.store import GraphStore

DATABASE_AWAY = 4


def copies(first: int, number: int, claims: int) -> Iterator[Extraction]:
    """Articles that differ in their source_id, and share their people and places."""
    return (make_extraction(f"copy-{i}", claims) for i in range(first, first + number))


def order(address: DatabaseAddress, *, first: int = 0, number: int, claims: int, each: bool = True) -> str:
    place = (
        {"folder": str(address.folder)}
        if isinstance(address, LocalAddress)
        else {"uri": address.uri, "password": address.password}
    )
    return json.dumps({**place, "first": first, "number": number, "claims": claims, "each": each})


def main(argument: str) -> int:
    wanted = json.loads(argument)
    if "folder" in wanted:
        address: DatabaseAddress = LocalAddress(folder=Path(wanted["folder"]), idle_stop_s=60)
    else:
        address = Neo4jAddress(uri=wanted["uri"], password=wanted["password"])
    stream = copies(wanted["first"], wanted["number"], wanted["claims"])
    try:
        with open_database(address, retries=1, retry_wait_s=0.1) as database:
            store = GraphStore(database)
            print("READY", flush=True)  # noqa: T201
            for batch in [[e] for e in stream] if wanted["each"] else [list(stream)]:
                for loaded in store.load(batch):
                    print(loaded.article, flush=True)  # noqa: T201
    except DatabaseError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return DATABASE_AWAY
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
