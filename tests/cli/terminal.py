"""`quoth` inside this process: quick, for all that needs no process of its own."""

from __future__ import annotations

import json
import os
from typing import Any

from click.testing import CliRunner, Result

from api.cli import cli
from graph.connect import LocalAddress
from graph.store import GraphStore


def settings_of(store: GraphStore) -> dict[str, str]:
    """The settings that lead to the store's database."""
    address = store.database.address
    if isinstance(address, LocalAddress):
        return {"QUOTH_DATA": str(address.folder)}
    return {
        "QUOTH_NEO4J_URI": address.uri,
        "QUOTH_NEO4J_USER": address.user,
        "QUOTH_NEO4J_PASSWORD": address.password,
        "QUOTH_NEO4J_DATABASE": address.database or "",
    }


class Terminal:
    """`quoth` on the store's database."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        unset: dict[str, str | None] = dict.fromkeys((name for name in os.environ if name.startswith("QUOTH_")), None)
        self.settings = {**unset, **settings_of(store)}

    def run(self, *arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, arguments, env=self.settings)
        assert result.exit_code == code, result.output
        return result

    def json(self, *arguments: str) -> Any:
        result = self.run(*arguments, "--json")
        assert result.stderr == ""
        return json.loads(result.stdout)
