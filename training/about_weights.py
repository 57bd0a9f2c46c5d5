"""Fit the weights that tell whom a figure is about: a softmax over the participants around the figure.

    python -m training.about_weights --data FOLDER --also OTHER_FOLDER

The weights are fitted on the articles of FOLDER on one side of a hash and measured on the other side and on
OTHER_FOLDER, where the figures are those that Quoth reads and the claims are the annotated ones. An answer leads to the
next ("the same as before"), so the options are read again under the weights found, a fixed number of times. The
weights go to extractors/lexicon/about_weights.tsv; the report gives the accuracy of those installed before.

Left out, since the other half loses by them: the speaker of the figure's claim as an option wherever they are named
(0.3 points), and an option for nobody (2.0 points of the figures that have an about, though it wins 1.2 of all).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from evidence.model import Article
from evidence.names import fold
from evidence.words import Act, Approx, Form
from extractors.base_model import DEFAULT_MODEL, load_base_model, read_docs
from extractors.drafts import ClaimDraft, FigureDraft, Offsets, QuoteDraft
from extractors.extensions import register
from extractors.figures.component import read_figures
from extractors.paragraphs import body_paragraphs
from extractors.participants.abouts import AboutFinder, Option
from extractors.participants.lexicon import Lexicon, load_lexicon
from extractors.participants.nesting import innermost
from extractors.participants.phrases import phrase_name
from extractors.participants.resolver import Resolver
from extractors.participants.tokens import Tokens, read_tokens
from extractors.parts import find_parts
from extractors.quotes import pair_quotes

log = logging.getLogger(__name__)
OUT: Final = Path("extractors/lexicon/about_weights.tsv")
HEADER: Final = (
    "# feature of a participant beside a figure<TAB>weight: a softmax over the participants around it, "
    "fitted on half of the annotated articles"
)
ROUNDS: Final = 4
PENALTY: Final = 4.0  # of squared weights; cross-fitted over the fitted half, 1 to 16 differ by a quarter of a point
STEPS: Final = 400
RATE: Final = 0.1  # halved for the second half of the steps
LEAST: Final = 0.1  # a smaller weight decides nothing and is left out

Floats: TypeAlias = NDArray[np.float64]
Json: TypeAlias = Mapping[str, Any]
Weights: TypeAlias = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article as the finder meets it, with the annotated figures and entities beside the figures read."""

    id: str
    tokens: Tokens
    quotes: Sequence[QuoteDraft]
    claims: Sequence[ClaimDraft]
    read: Sequence[FigureDraft]
    figures: Sequence[Json]
    entities: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Question:
    """The features of each option of one figure, and which options are right (none, where none is in reach)."""

    options: tuple[Weights, ...]
    right: tuple[bool, ...]


def fitted_on(article: str) -> bool:
    """Whether the article is on the side of the hash that the weights are fitted on."""
    return int(hashlib.md5(article.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0


def load(folder: Path) -> Iterator[Annotated]:
    """Every annotated article of the folder (ID.article.json beside ID.gold.json), by id."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.gold.json"))]
    given = [json.loads((folder / f"{gold['id']}.article.json").read_text(encoding="utf-8")) for gold in golds]
    nlp, _ = load_base_model(DEFAULT_MODEL)
    docs = read_docs(nlp, (Article(text=g["text"], source_name=g["id"]) for g in given))
    for gold, article, (_, doc) in zip(golds, given, docs, strict=True):
        author = article.get("author")
        doc._.parts = list(find_parts(doc.text, title=article.get("title"), authors=(author,) if author else ()).parts)
        yield _annotated(gold, doc)


def _annotated(gold: Json, doc: Doc) -> Annotated:
    return Annotated(
        id=gold["id"],
        tokens=read_tokens(doc),
        quotes=pair_quotes(doc.text, body_paragraphs(doc)),
        claims=claims_of(gold["claims"]),
        read=read_figures(doc),
        figures=gold["figures"],
        entities={entity["id"]: entity for entity in gold["entities"]},
    )


def claims_of(claims: Sequence[Json]) -> list[ClaimDraft]:
    """Annotated claims as drafts; one with neither cue nor speaker goes on from the claim before it at its level."""
    number = {claim["id"]: i for i, claim in enumerate(claims)}
    return [
        ClaimDraft(
            cue=_offsets(claim["cue"]),
            speaker_span=_offsets(claim["speaker_span"]),
            content=tuple((start, end) for start, end in claim["content"]),
            act=Act(claim["act"]),
            form=Form(claim["form"]),
            negated=claim["negated"],
            within=number[claim["within"]] if claim["within"] else None,
            continues=_continued(claim, claims),
        )
        for claim in claims
    ]


def _continued(claim: Json, claims: Sequence[Json]) -> int | None:
    if claim["cue"] is not None or claim["speaker_span"] is not None:
        return None
    earlier = [
        (other["content"][0][0], i)
        for i, other in enumerate(claims)
        if other["within"] == claim["within"] and other["content"][0][0] < claim["content"][0][0]
    ]
    return max(earlier, key=lambda e: e[0])[1] if earlier else None


def _offsets(span: Sequence[int] | None) -> Offsets | None:
    return (span[0], span[1]) if span else None


def questions(article: Annotated, lexicon: Lexicon, weights: Weights | None, *, as_read: bool) -> Iterator[Question]:
    """The article's figures that an annotator said an about for, in text order.

    `as_read` takes each figure as Quoth reads it, where it does, else as annotated. Each answer by `weights` is known
    to the next figure; without weights it is the annotated one.
    """
    resolver = Resolver(article.tokens, lexicon, article.claims, article.quotes)
    finder = AboutFinder(resolver, article.claims, resolver.resolve())
    for figure, entity in _asked(article, as_read=as_read):
        options = finder.options(figure)
        right = tuple(is_meant(entity, _name(option, resolver), lexicon) for option in options)
        yield Question(tuple(option.features for option in options), right)
        found = _annotated_answer(options, right) if weights is None else _answer(options, weights, resolver)
        if found is not None:
            finder.settle(figure, found)


def _asked(article: Annotated, *, as_read: bool) -> list[tuple[FigureDraft, Json]]:
    asked = []
    for gold in article.figures:
        start, end = gold["span"]
        read = next((f for f in article.read if f.span[0] < end and start < f.span[1]), None)
        if gold["about"] and (read is not None or not as_read):
            drawn = read if as_read and read is not None else _drawn(gold, read)
            asked.append((drawn, article.entities[gold["about"]]))
    inner = innermost([figure.span for figure, _ in asked], article.claims)
    placed = [(replace(figure, claim=claim), entity) for (figure, entity), claim in zip(asked, inner, strict=True)]
    return sorted(placed, key=lambda p: p[0].span)


def _drawn(gold: Json, read: FigureDraft | None) -> FigureDraft:
    """The annotated figure; the words that name its about are never annotated, so they are those read."""
    return FigureDraft(
        span=(gold["span"][0], gold["span"][1]),
        value=gold["value"],
        low=gold["low"],
        high=gold["high"],
        unit=gold["unit"],
        approx=Approx(gold["approx"]),
        counted=_offsets(gold["counted"]),
        about=read.about if read is not None else None,
    )


def _name(option: Option, resolver: Resolver) -> str:
    if option.candidate is not None:
        return resolver.candidates.all[option.candidate].name
    return phrase_name(resolver.tokens, *option.words)


def _annotated_answer(options: Sequence[Option], right: Sequence[bool]) -> int | None:
    found = (o.candidate for o, is_right in zip(options, right, strict=True) if is_right)
    return next((candidate for candidate in found if candidate is not None), None)


def _answer(options: Sequence[Option], weights: Weights, resolver: Resolver) -> int | None:
    """What AboutFinder.find answers under these weights."""
    if not options:
        return None
    best = max(options, key=lambda option: option.score(weights))
    return best.candidate if best.candidate is not None else resolver.resolve_range(*best.words)


def is_meant(entity: Json, name: str, lexicon: Lexicon) -> bool:
    """Whether the name is one of the entity's but for titles, or ends in a person's last name."""
    words = _untitled(name, lexicon)
    names = [_untitled(n, lexicon) for n in (entity["name"], *entity.get("aliases", ()))]
    if not words:
        return False
    return words in names or (entity["type"] == "PERSON" and words[-1:] == names[0][-1:])


def _untitled(name: str, lexicon: Lexicon) -> list[str]:
    words = [word.strip(".,'\"") for word in fold(name).replace("-", " ").split()]
    return [w for w in words if w and w not in lexicon.titles] or [w for w in words if w]


def fit(asked: Sequence[Question], *, penalty: float = PENALTY, steps: int = STEPS) -> dict[str, float]:
    """The weight of each feature under which the right options are likeliest together; no randomness in it."""
    usable = [q for q in asked if any(q.right)]
    names = sorted({name for q in usable for option in q.options for name in option})
    if not names:
        return {}
    table, right, firsts, sizes = _stacked(usable, names)
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, steps + 1):
        chances = _softmax(table @ weights, firsts, sizes)
        hoped = chances * right
        hoped = hoped / np.repeat(np.add.reduceat(hoped, firsts), sizes)
        gradient = penalty * weights + table.T @ (chances - hoped)
        # Adam: the features differ a hundredfold in how often they are seen
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = RATE if 2 * step <= steps else RATE / 2
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _stacked(asked: Sequence[Question], names: Sequence[str]) -> tuple[Floats, Floats, NDArray[np.int64], list[int]]:
    """All options one below the other, whether each is right, and where each question's begin and how many they are."""
    at = {name: i for i, name in enumerate(names)}
    options = [option for q in asked for option in q.options]
    table = np.zeros((len(options), len(names)))
    for row, option in enumerate(options):
        for name, value in option.items():
            table[row, at[name]] = value
    sizes = [len(q.options) for q in asked]
    firsts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)[:-1]])
    return table, np.array([float(r) for q in asked for r in q.right]), firsts, sizes


def _softmax(scores: Floats, firsts: NDArray[np.int64], sizes: Sequence[int]) -> Floats:
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, firsts), sizes))
    return np.asarray(powers / np.repeat(np.add.reduceat(powers, firsts), sizes), dtype=np.float64)


def accuracy(asked: Sequence[Question], weights: Weights) -> float:
    """The share of the questions whose likeliest option is right."""
    return sum(_is_right(q, weights) for q in asked) / max(1, len(asked))


def _is_right(question: Question, weights: Weights) -> bool:
    scores = [sum(weights.get(n, 0.0) * value for n, value in option.items()) for option in question.options]
    return bool(scores) and question.right[scores.index(max(scores))]


def reach(asked: Sequence[Question]) -> float:
    """The share of the questions that have a right option."""
    return sum(any(q.right) for q in asked) / max(1, len(asked))


def kept(weights: Weights) -> dict[str, float]:
    """The weights as they are shipped."""
    return {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST}


class Fitter:
    """Asks the same articles again under each round's weights."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def ask(self, articles: Iterable[Annotated], weights: Weights | None, *, as_read: bool = True) -> list[Question]:
        return [q for article in articles for q in questions(article, self._lexicon, weights, as_read=as_read)]

    def run(self, articles: Sequence[Annotated]) -> dict[str, float]:
        weights: dict[str, float] | None = None
        for _ in range(ROUNDS):
            asked = self.ask(articles, weights, as_read=False) + self.ask(articles, weights)
            weights = fit(asked)
        return kept(weights or {})

    def report(self, name: str, articles: Mapping[str, Sequence[Annotated]], weights: Weights) -> None:
        """Accuracy and reach by group of articles, over the figures that Quoth reads."""
        for group, own in articles.items():
            asked = self.ask(own, weights)
            found = {
                "figures": len(asked),
                "right": round(accuracy(asked, weights), 4),
                "in_reach": round(reach(asked), 4),
            }
            log.info("%s, %s %s", name, group, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--also", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    register()
    lexicon = load_lexicon()
    fitter = Fitter(lexicon)
    articles = list(load(arguments.data))
    groups = {
        "fitted half": [a for a in articles if fitted_on(a.id)],
        "other half": [a for a in articles if not fitted_on(a.id)],
        "other articles": list(load(arguments.also)),
    }
    fitter.report("weights installed", groups, lexicon.about_weights)
    weights = fitter.run(groups["fitted half"])
    fitter.report("weights fitted", groups, weights)
    lines = [HEADER, *(f"{name}\t{weight}" for name, weight in weights.items())]
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
