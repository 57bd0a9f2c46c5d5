"""Rows by id, each with its evidence, inside one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph.connect import Transaction
from graph.queries import building
from graph.rows import ArticleRow, ClaimRow, EntityRow, FigureRow, ParticipantHit, SentenceHit, TripleRow


def claims(tx: Transaction, ids: Iterable[str]) -> dict[str, ClaimRow]:
    """Claims with all that enclose them."""
    asked = list(dict.fromkeys(ids))
    if not asked:
        return {}
    chains: defaultdict[str, list[str]] = defaultdict(list)
    for row in tx.run("claims/read_chains", ids=asked):
        chains[row["claim"]].append(row["outer"])
    wanted = dict.fromkeys([*asked, *(outer for chain in chains.values() for outer in chain)])
    found = {row["claim"]["id"]: building.claim_row(row) for row in tx.run("claims/read_claims", ids=list(wanted))}
    return {
        id: replace(found[id], chain=tuple(found[outer] for outer in chains[id] if outer in found))
        for id in asked
        if id in found
    }


def figures(tx: Transaction, ids: Iterable[str]) -> dict[str, FigureRow]:
    rows = tx.run("figures/read_figures", ids=list(ids))
    around = claims(tx, (row["claim"] for row in rows if row["claim"] is not None))
    found = {}
    for row in rows:
        innermost = around.get(row["claim"])
        chain = (replace(innermost, chain=()), *innermost.chain) if innermost else ()
        found[row["figure"]["id"]] = building.figure_row(row, chain)
    return found


def triples(tx: Transaction, ids: Iterable[str]) -> dict[str, TripleRow]:
    rows = tx.run("triples/read_triples", ids=list(ids))
    around = claims(tx, (row["claim"] for row in rows if row["claim"] is not None))
    return {row["triple"]["id"]: building.triple_row(row, around.get(row["claim"])) for row in rows}


def entities(tx: Transaction, ids: Iterable[str]) -> dict[str, EntityRow]:
    rows = tx.run("entities/read_entities", ids=list(ids))
    return {row["entity"]["id"]: building.entity_row(row) for row in rows}


def articles(tx: Transaction, ids: Iterable[str]) -> dict[str, ArticleRow]:
    rows = tx.run("articles/read_articles", ids=list(ids))
    return {row["article"]["id"]: building.article_row(row) for row in rows}


def participants(tx: Transaction, ids: Iterable[str]) -> dict[str, ParticipantHit]:
    rows = tx.run("participants/read_participants", ids=list(ids))
    return {row["participant"]["id"]: building.participant_hit(row) for row in rows}


def sentences(tx: Transaction, scores: dict[str, float]) -> dict[str, SentenceHit]:
    rows = tx.run("sentences/read_sentences", ids=list(scores))
    return {row["sentence"]["id"]: building.sentence_hit(row, scores[row["sentence"]["id"]]) for row in rows}
