"""The split keeps stories together and depends on nothing but the articles."""

from __future__ import annotations

import random

from training.articles import GoldArticle, source, split, stories


def article(article_id: str, seed: str, length: int = 60) -> GoldArticle:
    """An article of random words, the same for the same seed."""
    rng = random.Random(seed)
    return GoldArticle(article_id, " ".join(f"w{rng.randrange(10_000)}" for _ in range(length)), ())


ARTICLES = [article(f"wd-{k}", f"story {k}") for k in range(60)] + [article(f"os-{k}", f"other {k}") for k in range(40)]


def test_every_article_is_in_one_part() -> None:
    parts = split(ARTICLES)
    assert sorted([*parts.train, *parts.calibrate, *parts.test]) == sorted(a.id for a in ARTICLES)


def test_each_source_gives_its_share() -> None:
    parts = split(ARTICLES)
    for ids in (parts.calibrate, parts.test):
        assert sum(i.startswith("wd") for i in ids) == 5
        assert sum(i.startswith("os") for i in ids) == 4


def test_the_order_of_the_articles_changes_nothing() -> None:
    assert split(ARTICLES) == split(ARTICLES[::-1])


def test_one_story_at_two_lengths_stays_on_one_side() -> None:
    twins = [article(f"os-{k}-int", f"other {k}", 40) for k in range(40)]
    everything = [*ARTICLES, *twins]
    assert {tuple(g) for g in stories(everything) if len(g) > 1} == {(f"os-{k}", f"os-{k}-int") for k in range(40)}
    parts = split(everything)
    for ids in (set(parts.train), set(parts.calibrate), set(parts.test)):
        assert all((f"os-{k}" in ids) == (f"os-{k}-int" in ids) for k in range(40))


def test_sources() -> None:
    assert [source(i) for i in ("os-a-b", "w19-003", "r3cc-1", "r3uk-2")] == ["os", "w19", "r3", "r3"]
