"""The rows of an extraction as the graph would give them, for readings that are in no database."""

from __future__ import annotations

from collections.abc import Iterator

from evidence import ids
from evidence.model import Claim, Extraction, Figure, Span
from evidence.names import fold
from graph.rows import ArticleRef, ClaimRow, FigureRow, ParticipantRow, SentenceRow


class UnstoredRows:
    """Claims and figures of one extraction, in the order of the text."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._claims = {claim.id: claim for claim in extraction.claims}
        self._participants = {p.id: p for p in extraction.participants}
        article = extraction.article
        self.article = ArticleRef(
            id=article.id,
            source_id=article.source_id,
            url=article.url,
            title=article.title,
            authors=article.authors,
            publisher=article.publisher,
            published=article.published,
            run=extraction.run.id,
        )

    def claims(self) -> Iterator[ClaimRow]:
        """Outer claims stand before the claims within them where both begin together."""
        for claim in sorted(self._extraction.claims, key=lambda c: (c.start, -c.end)):
            yield self._claim(claim, chain=self._around(claim.within))

    def figures(self) -> Iterator[FigureRow]:
        for figure in sorted(self._extraction.figures, key=lambda f: f.span):
            yield self._figure(figure)

    def _around(self, id: str | None) -> tuple[ClaimRow, ...]:
        """The claim and all that enclose it, innermost first."""
        chain: list[ClaimRow] = []
        while id is not None:
            claim = self._claims[id]
            chain.append(self._claim(claim, chain=()))
            id = claim.within
        return tuple(chain)

    def _claim(self, claim: Claim, chain: tuple[ClaimRow, ...]) -> ClaimRow:
        return ClaimRow(
            id=claim.id,
            act=claim.act,
            form=claim.form,
            negated=claim.negated,
            confidence=claim.confidence,
            text=self._extraction.article.text[claim.start : claim.end],
            content=claim.content,
            cue=claim.cue,
            speaker=self._participant(claim.speaker),
            speaker_span=claim.speaker_span,
            content_sentences=self._sentences(*claim.content),
            cue_sentence=None if claim.cue is None else next(iter(self._sentences(claim.cue)), None),
            chain=chain,
            article=self.article,
        )

    def _figure(self, figure: Figure) -> FigureRow:
        claims = self._around(figure.claim)
        return FigureRow(
            id=figure.id,
            span=figure.span,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            approx=figure.approx,
            counted=figure.counted,
            as_of=figure.as_of,
            confidence=figure.confidence,
            about=None if figure.about is None else self._participant(figure.about),
            sentence=self._sentences(figure.span)[0],
            claims=claims,
            own_voice=len(claims) == 0,
            article=self.article,
        )

    def _participant(self, id: str) -> ParticipantRow:
        p = self._participants[id]
        return ParticipantRow(
            id=p.id,
            kind=p.kind,
            name=p.name,
            names=p.names,
            titles=p.titles,
            entity=ids.entity_id(p.kind, fold(p.name)),
        )

    def _sentences(self, *spans: Span) -> tuple[SentenceRow, ...]:
        return tuple(
            SentenceRow(id=s.id, index=s.index, part=s.part, span=s.span)
            for s in self._extraction.sentences
            if any(s.span.overlaps(span) for span in spans)
        )
