"""Claims from readings: edges, forms, nesting, and claims whose cue is not where they stand."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from evidence.words import Act, Form
from extractors.attribution.calibration import Signals
from extractors.attribution.tagger import CueReading
from extractors.claims.build import Page, build_claims
from extractors.claims.form import form_of
from extractors.claims.nesting import nest
from extractors.claims.quotations import Quotations
from extractors.drafts import ClaimDraft, Offsets
from extractors.paragraphs import find_paragraphs
from extractors.quotes import pair_quotes

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def at(text: str, words: str, nth: int = 1) -> Offsets:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def reading(
    cue: Offsets, content: Sequence[Offsets], speaker: Offsets | None = None, *, act: str = "state", sure: float = 0.9
) -> CueReading:
    return CueReading(
        paragraph=0,
        cue=cue,
        speaker=speaker,
        speakers=(speaker,) if speaker is not None else (),
        content=tuple(content),
        act=act,
        negated=False,
        confidence=sure,
        speaker_confidence=sure,
        content_confidence=sure,
        signals=Signals(cue=sure, true_cue=sure, content_mean=sure, content_least=sure, speaker=sure, act=sure),
    )


def draft(cue: Offsets | None, content: Sequence[Offsets]) -> ClaimDraft:
    return ClaimDraft(
        cue=cue, speaker_span=None, content=tuple(content), act=Act.STATE, form=Form.INDIRECT, negated=False
    )


def page(text: str, doc: Doc | None = None) -> Page:
    paragraphs = find_paragraphs(text)
    return Page.of(doc or NLP(text), paragraphs, pair_quotes(text, paragraphs))


def contents(text: str, claims: Sequence[ClaimDraft]) -> list[list[str]]:
    return [[text[slice(*span)] for span in claim.content] for claim in claims]


def form(text: str, *pieces: str, cue: str | None = "said") -> Form:
    quotations = Quotations(pair_quotes(text, find_paragraphs(text)))
    return form_of(text, quotations, [at(text, p) for p in pieces], at(text, cue) if cue is not None else None)


def test_form_follows_the_quotation_marks() -> None:
    assert form("“The dam will hold,” said Ortega.", "The dam will hold") is Form.DIRECT
    assert form("Ortega said the dam would hold.", "the dam would hold") is Form.INDIRECT
    assert form("Ortega said the dam was “safe as houses”.", "the dam was “safe as houses") is Form.MIXED
    assert form("Ortega said it was called “Big Wall” there.", "it was called “Big Wall” there") is Form.INDIRECT
    assert form("Ortega said: We shall wait.", "We shall wait") is Form.DIRECT


def test_form_of_a_claim_inside_a_quotation_does_not_count_the_outer_marks() -> None:
    text = "“Our engineers said the dam will hold,” Ortega told us."
    assert form(text, "the dam will hold") is Form.INDIRECT
    assert form(text, "Our engineers said the dam will hold", cue="told") is Form.DIRECT
    inner = "“Our engineers said ‘the dam will hold’,” Ortega told us."
    assert form(inner, "the dam will hold") is Form.DIRECT


def test_a_claim_is_within_the_innermost_claim_around_its_cue() -> None:
    text = "Ana said Ben thought Carl hoped it would rain."
    claims = nest(
        text,
        [
            draft(at(text, "said"), [at(text, "Ben thought Carl hoped it would rain")]),
            draft(at(text, "thought"), [at(text, "Carl hoped it would rain")]),
            draft(at(text, "hoped"), [at(text, "it would rain")]),
        ],
    )
    assert [c.within for c in claims] == [None, 0, 1]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("According to the Herald, Ortega said the dam would hold.", "According to", "said"),
        ("The Herald reported, citing Ortega, the dam would hold.", "reported", "citing"),
        ("The Herald quoted Ortega as saying the dam would hold.", "quoted", "saying"),
    ],
)
def test_who_passes_on_the_same_words_is_outside(text: str, outer: str, inner: str) -> None:
    content = [at(text, "the dam would hold")]
    claims = nest(text, [draft(at(text, inner), content), draft(at(text, outer), content)])
    assert [c.within for c in claims] == [1, None]


def test_two_who_say_the_same_are_not_within_each_other() -> None:
    text = "Ortega said and Ruiz added that the dam would hold."
    content = [at(text, "the dam would hold")]
    claims = nest(text, [draft(at(text, "said"), content), draft(at(text, "added"), content)])
    assert [c.within for c in claims] == [None, None]


def test_a_content_that_holds_nearly_all_of_a_quotation_becomes_all_of_it() -> None:
    text = "“We have inspected every wall of the dam, twice,” said Ortega."
    (claim,) = build_claims(page(text), [reading(at(text, "said"), [at(text, "have inspected every wall of the dam")])])
    assert contents(text, [claim]) == [["We have inspected every wall of the dam, twice"]]
    assert claim.form is Form.DIRECT


def test_a_broken_closing_mark_does_not_shorten_the_content() -> None:
    text = 'Ortega believes that Ruiz is simply "thinking further ahead. »\n\nRain fell.'
    (claim,) = build_claims(
        page(text), [reading(at(text, "believes"), [at(text, 'that Ruiz is simply "thinking further')])]
    )
    assert contents(text, [claim]) == [['that Ruiz is simply "thinking further ahead']]
    assert claim.form is Form.MIXED


def test_attribution_words_and_that_are_no_content() -> None:
    text = "Ortega said that the dam would hold, the paper wrote."
    (claim,) = build_claims(
        page(text), [reading(at(text, "said"), [at(text, "Ortega said that the dam would hold")], at(text, "Ortega"))]
    )
    assert contents(text, [claim]) == [["the dam would hold"]]


def test_the_half_of_a_quotation_behind_its_cue_is_found() -> None:
    text = "“The dam will hold,” said Ortega, the mayor. “It always has.”"
    (claim,) = build_claims(page(text), [reading(at(text, "said"), [at(text, "The dam will hold")])])
    assert contents(text, [claim]) == [["The dam will hold", "It always has"]]


def test_a_name_in_marks_is_no_half_of_a_quotation() -> None:
    text = "The charter, known as the “Water Book,” says “no wall may be built”."
    (claim,) = build_claims(page(text), [reading(at(text, "says"), [at(text, "no wall may be built")])])
    assert contents(text, [claim]) == [["no wall may be built"]]


def test_an_indirect_content_ends_with_its_sentence() -> None:
    text = "Ortega said the dam would hold. Rain fell all night."
    (claim,) = build_claims(
        page(text), [reading(at(text, "said"), [at(text, "the dam would hold. Rain fell all night")])]
    )
    assert contents(text, [claim]) == [["the dam would hold"]]


def test_an_indirect_sentence_and_the_quotation_after_its_colon_are_two_spans() -> None:
    text = "Ortega said the dam would hold: “It always has held.”"
    whole = "the dam would hold: “It always has held."
    (claim,) = build_claims(page(text), [reading(at(text, "said"), [at(text, whole)])])
    assert contents(text, [claim]) == [["the dam would hold", "It always has held"]]
    assert claim.form is Form.MIXED


def test_a_quotation_that_goes_on_is_a_claim_without_a_cue() -> None:
    text = "“The dam will hold,” said Ortega.\n\nShe looked at the river. “We have seen much worse in the past.”"
    first, second = build_claims(
        page(text), [reading(at(text, "said"), [at(text, "The dam will hold")], at(text, "Ortega"))]
    )
    assert second.cue is None
    assert second.speaker_span is None
    assert second.continues == 0
    assert second.form is Form.DIRECT
    assert contents(text, [first, second]) == [["The dam will hold"], ["We have seen much worse in the past"]]
    assert 0 < second.confidence < 1


def test_names_and_picked_words_in_marks_are_no_claims() -> None:
    text = "Ortega said the dam would hold. The “Old Wall” was never “safe in the eyes of many people” here."
    claims = build_claims(page(text), [reading(at(text, "said"), [at(text, "the dam would hold")])])
    assert len(claims) == 1


def test_a_quotation_before_any_claim_has_no_speaker_and_is_none() -> None:
    assert build_claims(page("“Every one of us saw it coming.” Rain fell."), []) == []


def test_a_sentence_that_carries_on_between_two_quotations_of_one_speaker() -> None:
    text = (
        "“The dam will hold,” said Ortega.\n\n"
        "And it is also a message to the owners, who have kept quiet.\n\n"
        "“They never answered any of our letters,” Ortega said."
    )
    readings = [
        reading(at(text, "said"), [at(text, "The dam will hold")], at(text, "Ortega")),
        reading(at(text, "said", 2), [at(text, "They never answered any of our letters")], at(text, "Ortega", 2)),
    ]
    claims = build_claims(page(text), readings)
    assert [c.cue is None for c in claims] == [False, True, False]
    assert claims[1].continues == 0
    assert contents(text, claims)[1] == ["And it is also a message to the owners, who have kept quiet"]


def test_a_person_called_said_says_nothing() -> None:
    text = "Rain fell when Haitham bin Said came home to the palace."
    doc = NLP(text)
    name = doc.char_span(*at(text, "Haitham bin Said"), label="PERSON")
    assert name is not None
    doc.ents = (name,)
    claims = build_claims(page(text, doc), [reading(at(text, "Said"), [at(text, "came home to the palace")])])
    assert claims == []


def test_of_two_readings_of_the_same_words_one_is_left() -> None:
    text = "Ortega said the dam would hold."
    one = reading(at(text, "said"), [at(text, "the dam would hold")], at(text, "Ortega"), sure=0.6)
    other = reading(at(text, "said"), [at(text, "the dam would hold")], at(text, "Ortega"), sure=0.8)
    (claim,) = build_claims(page(text), [one, other])
    assert claim.confidence == 0.8


def parsed(text: str, rows: Sequence[tuple[str, int, str, str]]) -> Doc:
    """A Doc of one sentence from (word, head, dependency, tag) rows, words parted as in the text."""
    words = [row[0] for row in rows]
    starts = []
    position = 0
    for word in words:
        position = text.index(word, position)
        starts.append(position)
        position += len(word)
    spaces = [b > a + len(w) for (a, b), w in zip(pairwise([*starts, len(text)]), words, strict=True)]
    doc = Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        heads=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=["VBZ" if row[3] == "VERB" else "" for row in rows],
        lemmas=[{"said": "say", "told": "tell"}.get(w, w.lower()) for w in words],
    )
    assert doc.text == text
    return doc


def test_a_coordinated_cue_takes_the_speaker_of_the_first() -> None:
    text = "Ortega stressed calm but said rain came"
    doc = parsed(
        text,
        [
            ("Ortega", 1, "nsubj", "PROPN"),
            ("stressed", 1, "ROOT", "VERB"),
            ("calm", 1, "dobj", "NOUN"),
            ("but", 1, "cc", "CCONJ"),
            ("said", 1, "conj", "VERB"),
            ("rain", 6, "nsubj", "NOUN"),
            ("came", 4, "ccomp", "VERB"),
        ],
    )
    claims = build_claims(
        page(text, doc),
        [
            reading(at(text, "stressed"), [at(text, "calm")], at(text, "Ortega")),
            reading(at(text, "said"), [at(text, "rain came")]),
        ],
    )
    assert [c.speaker_span for c in claims] == [at(text, "Ortega")] * 2


def test_whom_it_was_told_is_no_content() -> None:
    text = "Ortega told reporters the dam held"
    doc = parsed(
        text,
        [
            ("Ortega", 1, "nsubj", "PROPN"),
            ("told", 1, "ROOT", "VERB"),
            ("reporters", 1, "dobj", "NOUN"),
            ("the", 4, "det", "DET"),
            ("dam", 5, "nsubj", "NOUN"),
            ("held", 1, "ccomp", "VERB"),
        ],
    )
    (claim,) = build_claims(page(text, doc), [reading(at(text, "told"), [at(text, "reporters the dam held")])])
    assert contents(text, [claim]) == [["the dam held"]]


def test_a_phrase_that_breaks_off_is_drawn_out() -> None:
    text = "Ortega said they trained their forces"
    doc = parsed(
        text,
        [
            ("Ortega", 1, "nsubj", "PROPN"),
            ("said", 1, "ROOT", "VERB"),
            ("they", 3, "nsubj", "PRON"),
            ("trained", 1, "ccomp", "VERB"),
            ("their", 5, "poss", "PRON"),
            ("forces", 3, "dobj", "NOUN"),
        ],
    )
    (claim,) = build_claims(page(text, doc), [reading(at(text, "said"), [at(text, "they trained their")])])
    assert contents(text, [claim]) == [["they trained their forces"]]


def test_a_quotation_with_a_verb_of_speech_beside_it_has_its_cue() -> None:
    text = '"The dam will hold," Ortega said'
    doc = parsed(
        text,
        [
            ('"', 4, "punct", "PUNCT"),
            ("The", 2, "det", "DET"),
            ("dam", 4, "nsubj", "NOUN"),
            ("will", 4, "aux", "AUX"),
            ("hold", 8, "ccomp", "VERB"),
            (",", 8, "punct", "PUNCT"),
            ('"', 8, "punct", "PUNCT"),
            ("Ortega", 8, "nsubj", "PROPN"),
            ("said", 8, "ROOT", "VERB"),
        ],
    )
    (claim,) = build_claims(page(text, doc), [])
    assert claim.cue == at(text, "said")
    assert claim.speaker_span == at(text, "Ortega")
    assert contents(text, [claim]) == [["The dam will hold"]]
    assert claim.form is Form.DIRECT


def test_a_quotation_after_an_indirect_sentence_is_a_claim_of_its_own() -> None:
    text = "Ortega recalled the flood of that year. “We lost two bridges in one night.”"
    quoted = "We lost two bridges in one night"
    claims = build_claims(
        page(text),
        [reading(at(text, "recalled"), [at(text, "the flood of that year"), at(text, quoted)], at(text, "Ortega"))],
    )
    assert contents(text, claims) == [["the flood of that year"], [quoted]]
    assert [c.form for c in claims] == [Form.INDIRECT, Form.DIRECT]
    assert claims[1].continues == 0


def test_what_stands_before_a_cue_in_commas_is_content() -> None:
    text = "But historically, said Ortega, the dam was never that full."
    (claim,) = build_claims(
        page(text), [reading(at(text, "said"), [at(text, "the dam was never that full")], at(text, "Ortega"))]
    )
    assert contents(text, [claim]) == [["historically", "the dam was never that full"]]


def test_a_claim_inside_a_quotation_stays_inside_and_leaves_the_quotation_to_its_speaker() -> None:
    text = "“The dam will hold,” said Ortega. She smiled. “Our engineers say the wall is as good as new, too.”"
    claims = build_claims(
        page(text),
        [
            reading(at(text, "said"), [at(text, "The dam will hold")], at(text, "Ortega")),
            reading(at(text, "say"), [at(text, "the wall is as good as new, too.”")], at(text, "Our engineers")),
        ],
    )
    assert contents(text, claims) == [
        ["The dam will hold"],
        ["Our engineers say the wall is as good as new, too"],
        ["the wall is as good as new, too"],
    ]
    assert [c.cue is None for c in claims] == [False, True, False]


def test_a_cue_that_nobody_read_is_found_by_its_clause() -> None:
    text = "Engineers suggest that the dam holds"
    rows = [
        ("Engineers", 1, "nsubj", "NOUN"),
        ("suggest", 1, "ROOT", "VERB"),
        ("that", 5, "mark", "SCONJ"),
        ("the", 4, "det", "DET"),
        ("dam", 5, "nsubj", "NOUN"),
        ("holds", 1, "ccomp", "VERB"),
    ]
    (claim,) = build_claims(page(text, parsed(text, rows)), [])
    assert (claim.cue, claim.speaker_span) == (at(text, "suggest"), at(text, "Engineers"))
    assert contents(text, [claim]) == [["the dam holds"]]


def test_the_parse_decides_where_the_reading_doubts_who_speaks() -> None:
    text = "Ortega of Lima said the dam held"
    rows = [
        ("Ortega", 3, "nsubj", "PROPN"),
        ("of", 0, "prep", "ADP"),
        ("Lima", 1, "pobj", "PROPN"),
        ("said", 3, "ROOT", "VERB"),
        ("the", 5, "det", "DET"),
        ("dam", 6, "nsubj", "NOUN"),
        ("held", 3, "ccomp", "VERB"),
    ]
    read = page(text, parsed(text, rows))
    dam = [at(text, "the dam held")]
    (sure,) = build_claims(read, [reading(at(text, "said"), dam, at(text, "Lima"), sure=0.95)])
    assert sure.speaker_span == at(text, "Lima")
    (unsure,) = build_claims(read, [reading(at(text, "said"), dam, at(text, "the"), sure=0.5)])
    assert unsure.speaker_span == at(text, "Ortega of Lima")


def test_who_is_told_to_do_something_is_content() -> None:
    text = "Residents were told to leave"
    rows = [
        ("Residents", 2, "nsubjpass", "NOUN"),
        ("were", 2, "auxpass", "AUX"),
        ("told", 2, "ROOT", "VERB"),
        ("to", 4, "aux", "PART"),
        ("leave", 2, "xcomp", "VERB"),
    ]
    (claim,) = build_claims(page(text, parsed(text, rows)), [reading(at(text, "told"), [at(text, "to leave")])])
    assert contents(text, [claim]) == [["Residents", "to leave"]]
    assert claim.speaker_span is None


def sound(text: str, claims: Sequence[ClaimDraft]) -> None:
    for i, claim in enumerate(claims):
        assert claim.content
        assert list(claim.content) == sorted(claim.content)
        for start, end in (*claim.content, *(s for s in (claim.cue, claim.speaker_span) if s is not None)):
            assert 0 <= start < end <= len(text)
        assert all(a[1] <= b[0] for a, b in pairwise(claim.content))
        assert 0 <= claim.confidence <= 1
        seen = set()
        inner: int | None = i
        while inner is not None:
            assert inner not in seen
            seen.add(inner)
            inner = claims[inner].within
        if claim.cue is None:
            assert claim.continues is not None
            assert claims[claim.continues].cue is not None
    keys = [(c.content, c.cue, c.speaker_span) for c in claims]
    assert len(set(keys)) == len(keys)


@settings(deadline=None)  # a busy machine is no failure
@given(st.data())
def test_any_text_and_readings_give_sound_claims(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="\"“”«»'‘’ab .,:!?\nAnd", min_size=4, max_size=150))

    def spans(least: int) -> st.SearchStrategy[Offsets]:
        return st.tuples(st.integers(0, len(text) - least), st.integers(least, 30)).map(
            lambda p: (p[0], min(len(text), p[0] + p[1]))
        )

    readings = data.draw(
        st.lists(
            st.builds(
                lambda cue, content, speaker: reading(cue, sorted(content), speaker),
                spans(1),
                st.lists(spans(3), min_size=1, max_size=3),
                st.none() | spans(1),
            ),
            max_size=6,
        )
    )
    sound(text, build_claims(page(text), readings))


def test_time_grows_with_the_number_of_claims() -> None:
    unit = "“The dam will hold,” said Ortega. “It always has held, they told us.” So it was.\n\n"
    text = unit * 1500
    readings = [reading((i + 22, i + 26), [(i + 1, i + 18)], (i + 27, i + 33)) for i in range(0, len(text), len(unit))]
    read = page(text)
    started = time.process_time()
    claims = build_claims(read, readings)
    assert time.process_time() - started < 10.0  # linear: under one second; quadratic: minutes
    assert len(claims) == 1500
