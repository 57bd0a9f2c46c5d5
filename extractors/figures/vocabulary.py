"""The word lists of lexicon/figure_words.json."""

from __future__ import annotations

from extractors.numbers import lexicon

WORDS = {key: frozenset(value) for key, value in lexicon.table("figure_words").items()}
