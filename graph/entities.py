"""Keeping entities in step with their participants, inside the transaction that changes these.

Every such transaction locks its entities first, in the order of their ids: so no two wait for each other, and an entity
that one transaction finds unused cannot be taken into use by another before it is deleted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from evidence.names import fold
from graph.connect import Transaction
from graph.folding import fold_text
from graph.records import EntityNames, best_name


@dataclass(frozen=True, slots=True)
class Locked:
    """Entities held by a transaction, with the name and names that they had."""

    gained: dict[str, EntityNames]
    lost: frozenset[str]
    before: dict[str, tuple[str, list[str]]]


def lock(tx: Transaction, losing_articles: list[str], gained: Iterable[EntityNames]) -> Locked:
    """Lock the entities that `gained` names and those that the articles' present participants are."""
    joined: dict[str, EntityNames] = {}
    for entity in gained:
        known = joined.get(entity.id, entity)
        joined[entity.id] = EntityNames(entity.id, entity.kind, entity.names | known.names, entity.folded)
    rows = {}
    lost = tx.run("entities/find_in_articles", ids=losing_articles) if losing_articles else []
    for row in lost:
        rows[row["id"]] = {**row, **_named(row["name"], row["names"])}
    for entity in joined.values():
        name, names = entity.joined(())
        rows[entity.id] = {"id": entity.id, "kind": str(entity.kind), **_named(name, names)}
    found = tx.run("entities/lock_entities", rows=[rows[id] for id in sorted(rows)]) if rows else []
    before = {row["id"]: (row["name"], row["names"]) for row in found}
    return Locked(joined, frozenset(row["id"] for row in lost), before)


def settle(tx: Transaction, entities: Locked) -> None:
    """Write the names that the entities have now, and delete those that no participant is any more."""
    after = {}
    for id, entity in entities.gained.items():
        if id not in entities.lost:
            after[id] = entity.joined(entities.before[id][1])
    if entities.lost:
        named: defaultdict[str, set[str]] = defaultdict(set)
        for row in tx.run("entities/find_participant_names", ids=sorted(entities.lost)):
            named[row["id"]].add(row["name"])
        for id, names in named.items():
            after[id] = best_name(names, fold(entities.before[id][0])), sorted(names)
        unused = sorted(entities.lost - named.keys())
        if unused:
            tx.run("entities/delete_unused", ids=unused)
    rows = [
        {"id": id, **_named(name, names)}
        for id, (name, names) in sorted(after.items())
        if (name, names) != entities.before[id]
    ]
    if rows:
        tx.run("entities/write_names", rows=rows)


def _named(name: str, names: list[str]) -> dict[str, object]:
    """An entity's names as they are written, folded ones for searching with them."""
    return {"name": name, "names": names, "folded": [fold_text(n) for n in names]}
