"""Extractions made by hand: every field used, nothing read by a model."""

from __future__ import annotations

from datetime import date

from evidence import ids
from evidence.model import Article, Claim, Extraction, Figure, Participant, PartSpan, Run, Sentence, Span, Triple
from evidence.words import Act, Approx, Form, Kind, Level, Modality, Part

HEAD = "Dam at Orvel holds\n"
BYLINE = "By Ana Ruiz and Jo Bell\n"

ACTS = tuple(Act)


def make_run(version: str = "1") -> Run:
    key = (version, "m" * 8, "w" * 8, "l" * 8)
    return Run(id=ids.run_id(*key), version=key[0], model=key[1], weights=key[2], lexicon=key[3])


def make_extraction(
    source_id: str | None = "orvel-1",
    n_claims: int = 3,
    *,
    run: Run | None = None,
    published: date | None = date(2026, 3, 4),
    speaker: str = "Léa Morant",
    place: str = "the Orvel Valley",
    text_tail: str = "",
    title: str | None = "Dam at Orvel holds",
) -> Extraction:
    """An article whose speaker gives a figure in each of `n_claims` paragraphs, the last of them through someone else.

    The last paragraph is the article's own voice: a figure and a triple without a claim.
    """
    return _Writer(source_id, run or make_run(), published, speaker=speaker, place=place, title=title).write(
        n_claims, text_tail
    )


class _Writer:
    def __init__(
        self, source_id: str | None, run: Run, published: date | None, *, speaker: str, place: str, title: str | None
    ) -> None:
        self.source_id, self.run, self.published = source_id, run, published
        self.speaker, self.place, self.title = speaker, place, title

    def write(self, n_claims: int, tail: str) -> Extraction:
        paragraphs = [
            f"{self.speaker} said {self._words(i)} that about {100 + i} houses 🏠 in {self.place} were flooded."
            for i in range(n_claims)
        ]
        own = f"Some 40 to 60 roads in {self.place} stay closed.{tail}"
        text = HEAD + BYLINE + "\n".join([*paragraphs, own])
        body = len(HEAD) + len(BYLINE)
        self.article = Article(
            text=text,
            source_name=f"{self.source_id or 'unnamed'}.txt",
            source_id=self.source_id,
            url=f"https://example.org/{self.source_id}" if self.source_id else None,
            title=self.title,
            authors=("Ana Ruiz", "Jo Bell"),
            publisher="The Orvel Post",
            published=self.published,
            published_as_given="March 4, 2026" if self.published else None,
            language="en",
            parts=(
                PartSpan(Part.HEADLINE, 0, len(HEAD)),
                PartSpan(Part.BYLINE, len(HEAD), body),
                PartSpan(Part.BODY, body, len(text)),
            ),
        )
        self._read(paragraphs, own, body)
        return Extraction(
            article=self.article,
            run=self.run,
            sentences=tuple(self.sentences),
            participants=self._participants(),
            claims=tuple(self.claims),
            figures=tuple(self.figures),
            triples=tuple(self.triples),
        )

    def _words(self, i: int) -> str:
        return "and" if i % 2 else "again"

    def _find(self, words: str, start: int, end: int) -> Span:
        at = self.article.text.index(words, start, end)
        return self.article.span(at, at + len(words))

    def _read(self, paragraphs: list[str], own: str, body: int) -> None:
        article = self.article
        self.sentences: list[Sentence] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.triples: list[Triple] = []
        self.speaker_mentions: list[Span] = []
        self.place_mentions: list[Span] = []
        self._add_sentence(0, len(HEAD) - 1, Part.HEADLINE)
        self._add_sentence(len(HEAD), body - 1, Part.BYLINE)
        bounds = []
        at = body
        for words in (*paragraphs, own):
            bounds.append((at, at + len(words)))
            self._add_sentence(at, at + len(words), Part.BODY)
            self.place_mentions.append(self._find(self.place, at, at + len(words)))
            at += len(words) + 1
        self.speaker_mentions = [self._find(self.speaker, *b) for b in bounds[: len(paragraphs)]]
        first_speaker = self.speaker_mentions[0].start if self.speaker_mentions else 0
        self.speaker_id = ids.participant_id(article.id, Kind.PERSON, first_speaker)
        self.place_id = ids.participant_id(article.id, Kind.PLACE, self.place_mentions[0].start)
        for i, (start, end) in enumerate(bounds[: len(paragraphs)]):
            self._add_claim(i, start, end)
        self._add_own(*bounds[-1])

    def _add_sentence(self, start: int, end: int, part: Part) -> None:
        id = ids.sentence_id(self.article.id, start)
        self.sentences.append(Sentence(id, len(self.sentences), part, self.article.span(start, end)))

    def _add_claim(self, i: int, start: int, end: int) -> None:
        article = self.article
        cue, number = self._find("said", start, end), self._find(f"about {100 + i} houses", start, end)
        content = (self._find("that", start, end), article.span(number.start, end - 1))
        outer = self.claims[-1].id if i % 3 == 2 else None
        claim = Claim(
            id=ids.claim_id(article.id, [s.offsets for s in content], cue.offsets, self.speaker_mentions[i].offsets),
            speaker=self.speaker_id,
            speaker_span=None if i % 4 == 3 else self.speaker_mentions[i],
            cue=None if i % 4 == 3 else cue,
            content=content,
            act=ACTS[i % len(ACTS)],
            form=tuple(Form)[i % 3],
            negated=i % 2 == 1,
            within=outer,
            mentions=(self.place_id, self.speaker_id) if i % 2 else (self.place_id,),
            confidence=0.5 + (i % 50) / 100,
        )
        self.claims.append(claim)
        figure = Figure(
            id=ids.figure_id(article.id, number.offsets),
            span=number,
            value=100.0 + i,
            low=None,
            high=None,
            unit="count",
            approx=Approx.ABOUT,
            counted=self._find("houses", start, end),
            about=self.place_id if i % 2 == 0 else None,
            as_of=date(2026, 3, 1) if i % 2 else None,
            claim=claim.id,
            confidence=0.75,
        )
        self.figures.append(figure)
        subject, predicate = self.speaker_mentions[i], cue
        self._add_triple(
            Level.SAID, subject, predicate, number, claim=claim.id, subject_of=self.speaker_id, object_of=figure.id
        )
        flooded = self._find("were flooded", start, end)
        place = self._find(self.place, start, end)
        self._add_triple(
            Level.CONTENT, number, flooded, place, claim=claim.id, subject_of=None, object_of=self.place_id
        )

    def _add_own(self, start: int, end: int) -> None:
        span = self._find("Some 40 to 60 roads", start, end)
        self.figures.append(
            Figure(
                id=ids.figure_id(self.article.id, span.offsets),
                span=span,
                value=None,
                low=40.0,
                high=60.0,
                unit="count",
                approx=Approx.EXACT,
                counted=None,
                about=None,
                as_of=None,
                claim=None,
                confidence=1.0,
            )
        )
        stay, closed = self._find("stay", start, end), self._find("closed", start, end)
        self._add_triple(Level.CONTENT, span, stay, closed, claim=None, subject_of=None, object_of=None)

    def _add_triple(
        self,
        level: Level,
        *spans: Span,
        claim: str | None,
        subject_of: str | None,
        object_of: str | None,
    ) -> None:
        subject, predicate, object = spans
        self.triples.append(
            Triple(
                id=ids.triple_id(self.article.id, level, *(s.offsets for s in spans)),
                level=level,
                subject=subject,
                predicate=predicate,
                object=object,
                negated=len(self.triples) % 3 == 1,
                modality=tuple(Modality)[len(self.triples) % 4],
                claim=claim,
                subject_of=subject_of,
                object_of=object_of,
            )
        )

    def _participants(self) -> tuple[Participant, ...]:
        people = Participant(
            self.speaker_id,
            Kind.PERSON,
            self.speaker,
            (self.speaker, self.speaker.split()[-1]),
            ("Dr",),
            tuple(self.speaker_mentions),
        )
        place = Participant(
            self.place_id, Kind.PLACE, self.place, (self.place, "Orvel"), (), tuple(self.place_mentions)
        )
        return (people, place) if self.speaker_mentions else (place,)
