"""The spaCy component quoth_figures: Doc -> doc._.figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from evidence.words import Part
from extractors.drafts import FigureDraft, Offsets
from extractors.extensions import register
from extractors.figures.about import about
from extractors.figures.confidence import confidence
from extractors.figures.counted import counted
from extractors.figures.lists import single_items, zeros
from extractors.figures.meaning import hedged, meaning, money_of
from extractors.figures.refusals import Refusals
from extractors.figures.site import Site, TextMap, site_of
from extractors.figures.worded import worded_counts
from extractors.figures.years import DATE
from extractors.masks import Masks
from extractors.numbers.quantity import Quantity
from extractors.numbers.scan import find_quantities


@dataclass(frozen=True, slots=True)
class Found:
    """A figure before its neighbours are known: where it stands, what it means, how it was read."""

    site: Site
    quantity: Quantity
    form: str


class FigureReader:
    """Reads the figures of the body of an article."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.figures = read_figures(doc)
        return doc


def read_figures(doc: Doc) -> list[FigureDraft]:
    """The figures in order, without overlap, each in one stretch of the text."""
    drafts: list[FigureDraft] = []
    for found in find_figures(doc):
        drafts.append(_draft(found, drafts))
    return drafts


def find_figures(doc: Doc) -> list[Found]:
    """The same before counted words, about and confidence are read; what confidence is fitted on."""
    map = TextMap(doc)
    if not map.starts:
        return []
    text = map.text
    masks = Masks([*(m.span() for m in DATE.finditer(text)), *_not_body(doc)])
    sites = list(_accepted(map, masks))
    singles = [site_of(map, reading) for reading in single_items(sites)]
    return list(_meant(text, _ordered([*sites, *singles], masks)))


def _accepted(map: TextMap, masks: Masks) -> Iterator[Site]:
    refusals = Refusals(map.text)
    readings = sorted(
        [*worded_counts(map.text), *zeros(map), *find_quantities(map.text)], key=lambda r: (r.start, -r.end)
    )
    last = 0
    for reading in readings:
        if reading.start < last or masks.touch(reading.start, reading.end):
            continue
        site = site_of(map, reading)
        if not refusals.refuses(site):
            last = reading.end
            yield site


def _ordered(sites: Iterable[Site], masks: Masks) -> Iterator[Site]:
    last = 0
    for site in sorted(sites, key=lambda s: (s.reading.start, -s.reading.end)):
        if site.reading.start >= last and not masks.touch(site.reading.start, site.reading.end):
            last = site.reading.end
            yield site


def _meant(text: str, sites: Iterable[Site]) -> Iterator[Found]:
    money = money_of(text)
    previous: tuple[Offsets, Quantity] | None = None
    for site in sites:
        quantity, form = meaning(site, money=money, previous=previous)
        quantity = hedged(site, quantity, previous)
        previous = (site.reading.start, site.reading.end), quantity
        yield Found(site, quantity, form)


def _draft(found: Found, earlier: list[FigureDraft]) -> FigureDraft:
    site, quantity = found.site, found.quantity
    unit = quantity.unit or "count"
    draft = FigureDraft(
        span=(site.reading.start, site.reading.end),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        approx=quantity.approx,
        confidence=confidence(site, quantity, found.form),
    )
    words = counted(site, draft, found.form, earlier)
    return replace(draft, counted=words, about=about(site, words, found.form))


def _not_body(doc: Doc) -> list[Offsets]:
    return [(part.start, part.end) for part in doc._.parts if part.part is not Part.BODY]


@Language.factory("quoth_figures", assigns=["doc._.figures"], requires=["token.dep", "token.tag"])
def make_figures(nlp: Language, name: str) -> FigureReader:
    """The factory that spaCy finds under the name quoth_figures."""
    register()
    return FigureReader()
