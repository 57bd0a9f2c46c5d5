"""Who a name means: the entities that go by it in any article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from evidence.errors import QueryError
from graph.connect import Record, Transaction
from graph.folding import lucene, words_of

ARTICLES = ("the", "a", "an")
SHORTEST_ABBREVIATION = 3  # "gen" is General; shorter ones ("ms", "dr") are no beginnings of their words


def find_entities(tx: Transaction, parameter: str, name: str) -> list[str]:
    """The ids of the entities that `name` means, in order. None may have it. Raises QueryError where it has no words.

    A name means an entity where its words stand in one of the entity's names, in order; titles that articles give to
    the entity may come first. "Milley", "Mark Milley" and "Gen. Milley" find Mark A. Milley, and "General" no one.
    """
    words = name_words(parameter, name)
    candidates = tx.run("entities/find_by_words", query=lucene([words[-1]]))  # the last word is no title
    names = {row["id"]: [folded.split() for folded in row["folded"]] for row in candidates}
    found = {id for id, known in names.items() if any(is_within(words, name) for name in known)}
    others = sorted(names.keys() - found)
    if len(words) > 1 and others:
        titles = _titles(tx.run("entities/find_titles", ids=others))
        found |= {id for id in others if titles[id] and _is_titled(words, names[id], titles[id])}
    return sorted(found)


def name_words(parameter: str, name: str) -> list[str]:
    """The folded words of a name, without an article before them. Raises QueryError where there is none."""
    words = words_of(name)
    if not words:
        raise QueryError(parameter, name, "a name with at least one letter or digit")
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def is_within(words: list[str], name: list[str]) -> bool:
    """Whether the words stand in the name, in order, others between them or not."""
    rest = iter(name)
    return all(word in rest for word in words)


def _titles(rows: Iterable[Record]) -> defaultdict[str, set[str]]:
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        titles[row["id"]].update(words_of(row["title"]))
    return titles


def _is_titled(words: list[str], names: list[list[str]], titles: set[str]) -> bool:
    for at in range(1, len(words)):
        if not any(_is_short_for(words[at - 1], title) for title in titles):
            return False
        if any(is_within(words[at:], name) for name in names):
            return True
    return False


def _is_short_for(word: str, title: str) -> bool:
    """Whether the two are the same title, one of them perhaps abbreviated ("gen", "general")."""
    short, long = sorted((word, title), key=len)
    return short == long or (len(short) >= SHORTEST_ABBREVIATION and long.startswith(short))
