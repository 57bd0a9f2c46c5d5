"""The spaCy component quoth_figures: Doc -> doc._.figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from evidence.words import Approx, Part
from extractors.drafts import FigureDraft, Offsets
from extractors.extensions import register
from extractors.figures.about import about
from extractors.figures.confidence import confidence
from extractors.figures.counted import counted
from extractors.figures.meaning import hedged, local_dollar, meaning
from extractors.figures.refusals import Refusals
from extractors.figures.site import Site, TextMap, site_of
from extractors.figures.worded import worded_counts
from extractors.figures.years import DATE
from extractors.numbers.quantity import Quantity, Reading
from extractors.numbers.scan import find_quantities


class FigureReader:
    """Reads the figures of the body of an article."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.figures = list(self._read(doc))
        return doc

    def _read(self, doc: Doc) -> Iterator[FigureDraft]:
        map = TextMap(doc)
        if len(map.starts) == 0:
            return
        text = map.text
        masks = sorted([m.span() for m in DATE.finditer(text)] + _not_body(doc))
        refusals = Refusals(text)
        dollar, sterling = local_dollar(text), "£" in text
        previous: FigureDraft | None = None
        for reading in _readings(text, masks):
            site = site_of(map, reading)
            if refusals.refuses(site):
                continue
            quantity, form = meaning(site, dollar=dollar, sterling=sterling)
            draft = _draft(site, hedged(site, quantity, _neighbour(previous, reading)), form)
            yield draft
            previous = draft


def _neighbour(previous: FigureDraft | None, reading: Reading) -> Approx | None:
    return previous.approx if previous is not None and reading.start - previous.span[1] < 16 else None


def _readings(text: str, masks: list[Offsets]) -> Iterator[Reading]:
    """The text's quantities and zeros outside the masked stretches, in order and without overlap."""
    starts = [start for start, _ in masks]
    reach = 0
    ends = []
    for _, end in masks:
        reach = max(reach, end)
        ends.append(reach)
    last = 0
    for reading in sorted([*find_quantities(text), *worded_counts(text)], key=lambda r: (r.start, -r.end)):
        at = bisect_right(starts, reading.end - 1) - 1
        if reading.start < last or (at >= 0 and ends[at] > reading.start):
            continue
        last = reading.end
        yield reading


def _not_body(doc: Doc) -> list[Offsets]:
    return [(part.start, part.end) for part in doc._.parts if part.part is not Part.BODY]


def _draft(site: Site, quantity: Quantity, form: str) -> FigureDraft:
    reading = site.reading
    unit = quantity.unit or "count"
    words = counted(site, unit, quantity.approx)
    return FigureDraft(
        span=(reading.start, reading.end),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        approx=quantity.approx,
        counted=words,
        about=about(site, words),
        confidence=confidence(site, quantity, form),
    )


@Language.factory("quoth_figures", assigns=["doc._.figures"], requires=["token.dep", "token.tag"])
def make_figures(nlp: Language, name: str) -> FigureReader:
    """The factory that spaCy finds under the name quoth_figures."""
    register()
    return FigureReader()
