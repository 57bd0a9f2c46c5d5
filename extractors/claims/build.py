"""Readings of the trained attribution to claims: contents cleaned, quotations completed, claims without cue added."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from evidence.words import Act, Form
from extractors.attribution.tagger import CueReading
from extractors.claims import beside, cueless, unread
from extractors.claims.clauses import mend, token_span
from extractors.claims.edges import clean, other_half, tidy, with_quotation, within_reach
from extractors.claims.form import form_of
from extractors.claims.lexicon import RATES
from extractors.claims.nesting import nest
from extractors.claims.quotations import Quotations
from extractors.claims.speakers import find_speakers
from extractors.drafts import ClaimDraft, Offsets, QuoteDraft


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules look at besides the readings."""

    doc: Doc
    text: str
    paragraphs: Sequence[Offsets]
    quotations: Quotations
    parsed: bool
    """Whether the Doc has a parse. Without one spaCy's walks over children are undefined, down to a crash."""

    @classmethod
    def of(cls, doc: Doc, paragraphs: Sequence[Offsets], quotes: Iterable[QuoteDraft]) -> Page:
        return cls(doc, doc.text, paragraphs, Quotations(quotes), doc.has_annotation("DEP"))

    def paragraph_at(self, at: int) -> int:
        """The index of the paragraph that the position lies in or after."""
        return max(0, bisect_right(self.paragraphs, (at, len(self.text))) - 1)


def build_claims(page: Page, readings: Iterable[CueReading]) -> list[ClaimDraft]:
    """The claims in text order."""
    found = [(reading, claim) for reading in readings if (claim := _claim(page, reading)) is not None]
    claims = [claim for _, claim in found]
    if page.parsed:
        sure = {reading.cue: reading.speaker_confidence for reading, _ in found}
        claims = find_speakers(page.doc, claims, sure)
    claims = _distinct(claims)
    if page.parsed:
        claims.extend(_beside(page, claims))
        claims.extend(_unread(page, claims))
    return _finished(page, sorted(_completed(page, claims), key=_place))


def _claim(page: Page, reading: CueReading) -> ClaimDraft | None:
    text, cue, speaker = page.text, reading.cue, reading.speaker
    row = page.quotations.seen_from(cue)
    content = clean(text, reading.content, cue, speaker, row)
    content = tidy(text, mend(page.doc, text, content, cue, row, speaker=speaker, parsed=page.parsed))
    content = within_reach(text, _inside(page, content, cue), cue, row)
    if not content or _is_name(page.doc, cue):
        return None
    return ClaimDraft(
        cue=reading.cue,
        speaker_span=reading.speaker,
        content=tuple(content),
        act=Act(reading.act),
        form=Form.INDIRECT,
        negated=reading.negated,
        confidence=reading.confidence,
    )


def _inside(page: Page, content: Sequence[Offsets], cue: Offsets) -> list[Offsets]:
    """The content, held within the quotation that its cue stands in: who is quoted quotes nothing outside."""
    quote = page.quotations.outer.around(cue)
    if quote is None:
        return list(content)
    low, high = quote.inner
    held = [(max(low, a), min(high, b)) if a < high and b > low else (a, b) for a, b in content]
    return tidy(page.text, held)


def _is_name(doc: Doc, cue: Offsets) -> bool:
    """Whether the cue is part of a person's name: "Qaboos bin Said"."""
    tokens = token_span(doc, cue)
    named = len(tokens) > 0 and all(t.ent_type_ == "PERSON" and t.is_title for t in tokens)
    return named and not tokens[0].is_sent_start


def _distinct(claims: Iterable[ClaimDraft]) -> list[ClaimDraft]:
    """Of claims of one speaker with the same words the surest one: "raised concerns" may be read as two cues."""
    best: dict[tuple[object, ...], ClaimDraft] = {}
    for claim in claims:
        key = (claim.content, claim.speaker_span or claim.cue)
        if key not in best or best[key].confidence < claim.confidence:
            best[key] = claim
    return list(best.values())


def _completed(page: Page, claims: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The claims; a quotation that nobody claims goes to the claim whose cue breaks it off from its other half."""
    free = {quote.start for quote in cueless.uncovered(page.text, page.quotations, claims)}
    out = []
    for claim in claims:
        if claim.cue is not None and page.quotations.outer.around(claim.cue) is None:
            half = other_half(page.text, claim.content, claim.cue, page.quotations.outer)
            if half is not None and half.start in free:
                free.discard(half.start)
                out.append(replace(claim, content=tuple(with_quotation(page.text, claim.content, half))))
                continue
        out.append(claim)
    return out


def _beside(page: Page, claims: Sequence[ClaimDraft]) -> Iterable[ClaimDraft]:
    """Claims of the quotations that nobody claims but that have a verb of speech beside them."""
    cues = {claim.cue for claim in claims}
    for quote in cueless.uncovered(page.text, page.quotations, claims):
        found = _attribution(page, quote) if cueless.is_sentence_like(page.text, quote) else None
        if found is not None and found.cue not in cues:
            cues.add(found.cue)
            claim = cueless.quoted_claim(page.text, quote, None, RATES["beside"])
            yield replace(claim, cue=found.cue, speaker_span=found.speaker, act=found.act)


def _unread(page: Page, claims: Sequence[ClaimDraft]) -> Iterable[ClaimDraft]:
    """Claims of verbs of saying that nobody read as cues, in the body."""
    for found in unread.complements(page.doc, [c.cue for c in claims if c.cue is not None]):
        start, end = page.paragraphs[page.paragraph_at(found.cue[0])] if page.paragraphs else (0, 0)
        if not start <= found.speaker[0] or not max(found.cue[1], found.content[1]) <= end:
            continue
        row = page.quotations.seen_from(found.cue)
        content = clean(page.text, [found.content], found.cue, found.speaker, row)
        content = _inside(page, content, found.cue)
        if content:
            yield ClaimDraft(
                cue=found.cue,
                speaker_span=found.speaker,
                content=tuple(content),
                act=found.act,
                form=Form.INDIRECT,
                negated=any(c.dep_ == "neg" for c in token_span(page.doc, found.cue)[0].children),
                confidence=RATES["clause"],
            )


def _attribution(page: Page, quote: QuoteDraft) -> beside.Attribution | None:
    at = page.paragraph_at(quote.start)
    start, end = page.paragraphs[at]
    following = page.quotations.outer.after(quote.end)
    until = min(end, following.start) if following is not None else end
    found = beside.attribution_after(page.doc, page.text, quote, until)
    if found is None:
        preceding = page.quotations.outer.before(quote.start)
        low = max(start, preceding.end) if preceding is not None else start
        found = beside.attribution_before(page.doc, page.text, low, quote)
    if found is None and quote.start <= start and at > 0 and page.text[page.paragraphs[at - 1][1] - 1] == ":":
        found = beside.attribution_before(page.doc, page.text, page.paragraphs[at - 1][0], quote)
    return found


def _finished(page: Page, claims: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The claims with form and nesting, and among them, each at its place, those that have no cue."""
    formed = [replace(c, form=form_of(page.text, page.quotations, c.content, c.cue)) for c in claims]
    nested = nest(page.text, formed)
    everything = [*nested, *cueless.find(page.text, page.paragraphs, page.quotations, nested)]
    order = sorted(range(len(everything)), key=lambda i: _place(everything[i]))
    place = {old: new for new, old in enumerate(order)}
    return [
        replace(claim, within=_moved(claim.within, place), continues=_moved(claim.continues, place))
        for claim in (everything[i] for i in order)
    ]


def _moved(index: int | None, place: Mapping[int, int]) -> int | None:
    return place[index] if index is not None else None


def _place(claim: ClaimDraft) -> tuple[Offsets, Offsets]:
    first = claim.content[0]
    return min(first, claim.cue or first), first
