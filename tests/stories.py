"""Hand-built extractions of fictional articles. Spans are named by their words, so no offset is counted by hand."""

from __future__ import annotations

import re
from datetime import date

from evidence import (
    Act,
    Approx,
    Article,
    Claim,
    Extraction,
    Figure,
    Form,
    Kind,
    Level,
    Modality,
    Part,
    Participant,
    PartSpan,
    Run,
    Sentence,
    Span,
    Triple,
    ids,
)

RUN = Run(id=ids.run_id("1", "m", "w", "l"), version="1", model="m", weights="w", lexicon="l")


class Story:
    """Collects what is read from one text. `at` finds words; `n` says which of several occurrences is meant."""

    def __init__(self, text: str, *, source_name: str, run: Run = RUN, **metadata: object) -> None:
        self.article = Article(text=text, source_name=source_name, parts=_parts(text), **metadata)  # type: ignore[arg-type]
        self.run = run
        self.sentences = [
            self._sentence(i, m)
            for i, m in enumerate(re.finditer(r"\S[^\n]*?(?:(?<!Gen)(?<!Mr)(?<!U\.S)[.!?][”\"]?(?=\s)|$)", text, re.M))
        ]
        self.participants: list[Participant] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.triples: list[Triple] = []

    def at(self, words: str, n: int = 0) -> Span:
        start = -1
        for _ in range(n + 1):
            start = self.article.text.index(words, start + 1)
        return self.article.span(start, start + len(words))

    def participant(self, kind: Kind, name: str, *, names: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> str:
        """A participant with all its names (the full one is added), mentioned wherever one of them stands."""
        every = tuple(dict.fromkeys((name, *names)))
        pattern = "|".join(re.escape(n) for n in sorted(every, key=len, reverse=True))
        mentions = tuple(self.article.span(*m.span()) for m in re.finditer(pattern, self.article.text))
        id = ids.participant_id(self.article.id, kind, mentions[0].start)
        self.participants.append(Participant(id, kind, name, every, titles, mentions))
        return id

    def claim(
        self,
        speaker: str,
        *content: str | Span,
        cue: str | Span | None = None,
        speaker_span: str | Span | None = None,
        act: Act = Act.STATE,
        form: Form = Form.INDIRECT,
        negated: bool = False,
        within: str | None = None,
        mentions: tuple[str, ...] = (),
        confidence: float = 0.9,
    ) -> str:
        spans = tuple(sorted(self._span(c) for c in content))
        cued, named = self._maybe(cue), self._maybe(speaker_span)
        id = ids.claim_id(self.article.id, [s.offsets for s in spans], cued and cued.offsets, named and named.offsets)
        self.claims.append(
            Claim(
                id=id,
                speaker=speaker,
                speaker_span=named,
                cue=cued,
                content=spans,
                act=act,
                form=form,
                negated=negated,
                within=within,
                mentions=mentions,
                confidence=confidence,
            )
        )
        return id

    def figure(
        self,
        words: str | Span,
        value: float | None = None,
        *,
        low: float | None = None,
        high: float | None = None,
        unit: str = "count",
        approx: Approx = Approx.EXACT,
        counted: str | Span | None = None,
        about: str | None = None,
        as_of: date | None = None,
        claim: str | None = None,
        confidence: float = 0.9,
    ) -> str:
        span = self._span(words)
        id = ids.figure_id(self.article.id, span.offsets)
        self.figures.append(
            Figure(
                id=id,
                span=span,
                value=value,
                low=low,
                high=high,
                unit=unit,
                approx=approx,
                counted=self._maybe(counted),
                about=about,
                as_of=as_of,
                claim=claim,
                confidence=confidence,
            )
        )
        return id

    def triple(
        self,
        subject: str | Span,
        predicate: str | Span,
        object: str | Span,
        *,
        level: Level = Level.CONTENT,
        negated: bool = False,
        modality: Modality = Modality.ASSERTED,
        claim: str | None = None,
        subject_of: str | None = None,
        object_of: str | None = None,
    ) -> str:
        spans = self._span(subject), self._span(predicate), self._span(object)
        id = ids.triple_id(self.article.id, level, *(s.offsets for s in spans))
        self.triples.append(
            Triple(
                id=id,
                level=level,
                subject=spans[0],
                predicate=spans[1],
                object=spans[2],
                negated=negated,
                modality=modality,
                claim=claim,
                subject_of=subject_of,
                object_of=object_of,
            )
        )
        return id

    def extraction(self) -> Extraction:
        return Extraction(
            article=self.article,
            run=self.run,
            sentences=tuple(self.sentences),
            participants=tuple(self.participants),
            claims=tuple(self.claims),
            figures=tuple(self.figures),
            triples=tuple(self.triples),
        )

    def _sentence(self, index: int, match: re.Match[str]) -> Sentence:
        span = self.article.span(*match.span())
        return Sentence(ids.sentence_id(self.article.id, span.start), index, self.article.part_at(span.start), span)

    def _span(self, words: str | Span) -> Span:
        return words if isinstance(words, Span) else self.at(words)

    def _maybe(self, words: str | Span | None) -> Span | None:
        return None if words is None else self._span(words)


def _parts(text: str) -> tuple[PartSpan, ...]:
    """The first paragraph is the headline where another follows."""
    head = text.find("\n\n")
    if head < 0:
        return (PartSpan(Part.BODY, 0, len(text)),)
    return PartSpan(Part.HEADLINE, 0, head + 2), PartSpan(Part.BODY, head + 2, len(text))


def flood() -> Extraction:
    """Nested claims, two contents of one claim, an own-voice figure, a negated and a modal triple."""
    story = Story(
        "Dam bursts above Velmora\n\n"
        "General Ines Okafor said the governor had told her that 4,200 homes were lost. "
        "“We did not cause the flood,” Okafor insisted, “and help may reach Velmora by Friday.”\n\n"
        "The river rose by 12 percent. Velmora denied between 30 and 50 people were missing.\n",
        source_name="flood.txt",
        source_id="flood-1",
        url="https://news.example/flood?a=1&b=2",
        title="Dam bursts above Velmora",
        authors=("Ana Lindqvist", "Bo Reyes"),
        publisher="The Velmora Post",
        published=date(2026, 3, 5),
        published_as_given="5 March 2026",
        language="en",
    )
    okafor = story.participant(Kind.PERSON, "Ines Okafor", names=("Okafor",), titles=("General",))
    governor = story.participant(Kind.PERSON, "the governor")
    town = story.participant(Kind.PLACE, "Velmora")
    flood = story.participant(Kind.GROUP, "the flood")
    outer = story.claim(
        okafor,
        "the governor had told her that 4,200 homes were lost",
        cue="said",
        speaker_span="General Ines Okafor",
        mentions=(governor,),
    )
    inner = story.claim(
        governor,
        "4,200 homes were lost",
        cue="had told",
        speaker_span="the governor",
        act=Act.ESTIMATE,
        within=outer,
        confidence=0.75,
    )
    direct = story.claim(
        okafor,
        "“We did not cause the flood,”",
        "“and help may reach Velmora by Friday.”",
        cue="insisted",
        speaker_span=story.at("Okafor", 1),
        form=Form.DIRECT,
        mentions=(town, flood),
        confidence=0.97,
    )
    denial = story.claim(
        town,
        "between 30 and 50 people were missing",
        cue="denied",
        speaker_span=story.at("Velmora", 2),
        act=Act.DENY,
        negated=True,
        confidence=0.6,
    )
    lost = story.figure("4,200", 4200.0, counted="homes", claim=inner, about=governor)
    story.figure("12 percent", 12.0, unit="percent", as_of=date(2026, 3, 4), confidence=0.5)
    story.figure(
        "between 30 and 50", low=30.0, high=50.0, approx=Approx.ABOUT, counted="people", claim=denial, about=town
    )
    story.triple("homes", "lost", "4,200", claim=inner, object_of=lost)
    story.triple("We", "did not cause", "the flood", negated=True, claim=direct, subject_of=okafor, object_of=flood)
    story.triple("help", "may reach", story.at("Velmora", 1), modality=Modality.POSSIBLE, claim=direct, object_of=town)
    story.triple(
        "the governor", "had told", "4,200 homes were lost", level=Level.SAID, claim=inner, subject_of=governor
    )
    story.triple("The river", "rose by", "12 percent")
    return story.extraction()


def aid() -> Extraction:
    """Of the same day as the flood, with some of its people: open-ended ranges, a currency, a share of homes."""
    story = Story(
        "Aid for Velmora\n\n"
        "Governor Zoë Müller asked for $38 billion and said 20 percent of Velmora’s homes were gone. "
        "Gen. Ines Okafor estimated at least 4,200 homes lost, up to 6,000 people fled. "
        "Müller said the U.S. Army could not confirm that 4,200 homes were lost.\n",
        source_name="aid.txt",
        source_id="aid-2",
        title="Aid for Velmora",
        published=date(2026, 3, 5),
    )
    governor = story.participant(Kind.PERSON, "Zoë Müller", names=("Müller",), titles=("Governor",))
    okafor = story.participant(Kind.PERSON, "Ines Okafor", titles=("Gen.",))
    town = story.participant(Kind.PLACE, "Velmora")
    army = story.participant(Kind.ORG, "U.S. Army")
    asked = story.claim(governor, "$38 billion", cue="asked for", speaker_span="Governor Zoë Müller", act=Act.REQUEST)
    gone = story.claim(
        governor,
        "20 percent of Velmora’s homes were gone",
        cue="said",
        speaker_span="Governor Zoë Müller",
        mentions=(town,),
        confidence=0.8,
    )
    lost = story.claim(
        okafor,
        "at least 4,200 homes lost, up to 6,000 people fled",
        cue="estimated",
        speaker_span="Gen. Ines Okafor",
        act=Act.ESTIMATE,
    )
    unsure = story.claim(
        governor,
        "the U.S. Army could not confirm that 4,200 homes were lost",
        cue=story.at("said", 1),
        speaker_span=story.at("Müller", 1),
        mentions=(army,),
    )
    confirm = story.claim(
        army,
        "4,200 homes were lost",
        cue="could not confirm",
        speaker_span="the U.S. Army",
        act=Act.CONFIRM,
        negated=True,
        within=unsure,
    )
    story.figure("$38 billion", 38e9, unit="USD", claim=asked, about=town)
    story.figure("20 percent", 20.0, unit="percent", counted="Velmora’s homes", claim=gone, about=town)
    story.figure("4,200", low=4200.0, approx=Approx.AT_LEAST, counted="homes lost", claim=lost)
    story.figure("6,000", high=6000.0, approx=Approx.AT_MOST, counted="people", claim=lost)
    story.figure(story.at("4,200", 1), 4200.0, counted="homes", claim=confirm)
    story.triple("people", "fled", "6,000", claim=lost)
    return story.extraction()


def undated() -> Extraction:
    """No date, no id of its source, no URL; writing from right to left, and signs outside the first plane."""
    story = Story(
        "🌊🌊 قال أحمد الحسن: مات 12 شخصا 🌊 في فيلمورا.\n0.3 metres of rain fell.\n", source_name="undated.txt"
    )
    ahmad = story.participant(Kind.PERSON, "أحمد الحسن")
    died = story.claim(ahmad, "مات 12 شخصا 🌊 في فيلمورا", cue="قال", speaker_span="أحمد الحسن")
    story.figure("12", 12.0, counted="شخصا", claim=died)
    story.figure("0.3 metres", 0.1 + 0.2, unit="metre", counted="rain")
    return story.extraction()


def old() -> Extraction:
    """An earlier year, another Okafor, names with accents and stops."""
    story = Story(
        "Kofi Okafor said the U.S. Army’s drone was lost. “The Café Noir burned,” Mr. Okafor added. "
        "The drones were never found.\n",
        source_name="old.txt",
        source_id='it\'s "old"',
        published=date(2025, 1, 2),
    )
    kofi = story.participant(Kind.PERSON, "Kofi Okafor", names=("Okafor",), titles=("Mr.",))
    army = story.participant(Kind.ORG, "U.S. Army")
    cafe = story.participant(Kind.ORG, "Café Noir", names=("The Café Noir",))
    lost = story.claim(kofi, "the U.S. Army’s drone was lost", cue="said", speaker_span="Kofi Okafor", mentions=(army,))
    burned = story.claim(kofi, "“The Café Noir burned,”", cue="added", form=Form.DIRECT, mentions=(cafe,))
    story.triple("the U.S. Army’s drone", "was", "lost", claim=lost)
    story.triple("The Café Noir", "burned", "Mr. Okafor", claim=burned, subject_of=cafe, object_of=kofi)
    return story.extraction()


def all_stories() -> list[Extraction]:
    return [flood(), aid(), undated(), old()]
