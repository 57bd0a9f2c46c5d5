"""The model refuses what is not in the text or contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import Article, Claim, Extraction, Figure, Participant, PartSpan, Run, Sentence, Span, ids
from evidence.errors import SpanError
from evidence.words import Act, Approx, Form, Kind, Part

TEXT = "Ada Brandt said the dam lost 40 gates. 😀 No more."


def extraction(text: str = TEXT) -> Extraction:
    article = Article(text=text, source_name="dam.txt")
    speaker = article.span(0, 10)
    content = article.span(16, 37)
    brandt = Participant(
        ids.participant_id(article.id, Kind.PERSON, 0), Kind.PERSON, "Ada Brandt", ("Ada Brandt",), (), (speaker,)
    )
    claim = Claim(
        id=ids.claim_id(article.id, [content.offsets], (11, 15), speaker.offsets),
        speaker=brandt.id,
        speaker_span=speaker,
        cue=article.span(11, 15),
        content=(content,),
        act=Act.ESTIMATE,
        form=Form.INDIRECT,
        negated=False,
        within=None,
        mentions=(),
        confidence=0.9,
    )
    figure = Figure(
        id=ids.figure_id(article.id, (29, 31)),
        span=article.span(29, 31),
        value=40.0,
        low=None,
        high=None,
        unit="count",
        approx=Approx.EXACT,
        counted=article.span(32, 37),
        about=None,
        as_of=None,
        claim=claim.id,
        confidence=0.8,
    )
    return Extraction(
        article=article,
        run=Run(id=ids.run_id("1", "m", "w", "l"), version="1", model="m", weights="w", lexicon="l"),
        sentences=(Sentence(ids.sentence_id(article.id, 0), 0, Part.BODY, article.span(0, 38)),),
        participants=(brandt,),
        claims=(claim,),
        figures=(figure,),
        triples=(),
    )


def test_a_whole_extraction_is_taken() -> None:
    assert extraction().figures[0].span.text == "40"


@pytest.mark.parametrize(("start", "end", "text"), [(3, 3, ""), (5, 3, "ab"), (-1, 1, "ab"), (0, 4, "abc")])
def test_a_span_that_cannot_be_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(SpanError):
        Span(start, end, text)


def test_a_span_past_the_end_of_the_text_is_refused() -> None:
    with pytest.raises(SpanError):
        Article(text="short", source_name="a").span(3, 9)


def test_a_span_with_other_words_than_the_text_is_refused() -> None:
    whole = extraction()
    claim = replace(whole.claims[0], content=(Span(16, 37, "the dam lost 50 gates"),))
    with pytest.raises(SpanError) as refused:
        replace(whole, claims=(claim,))
    assert (refused.value.start, refused.value.actual) == (16, "the dam lost 40 gates")


@pytest.mark.parametrize(
    "change",
    [
        {"speaker": "p_unknown"},
        {"within": "c_unknown"},
        {"mentions": ("p_unknown",)},
        {"content": ()},
    ],
)
def test_a_claim_that_leads_nowhere_is_refused(change: dict[str, Any]) -> None:
    whole = extraction()
    with pytest.raises(SpanError):
        replace(whole, claims=(replace(whole.claims[0], **change),), figures=())


def test_a_claim_within_itself_is_refused() -> None:
    whole = extraction()
    first = whole.claims[0]
    second = replace(first, id="c_second", within=first.id)
    with pytest.raises(SpanError):
        replace(whole, claims=(replace(first, within=second.id), second))


def test_a_figure_without_value_or_bound_is_refused() -> None:
    whole = extraction()
    with pytest.raises(SpanError):
        replace(whole, figures=(replace(whole.figures[0], value=None),))


def test_the_same_id_twice_is_refused() -> None:
    whole = extraction()
    with pytest.raises(SpanError):
        replace(whole, figures=whole.figures * 2)


@pytest.mark.parametrize("parts", [((0, 3), (4, 9)), ((0, 3),), ((0, 5), (3, 9)), ((0, 0), (0, 9))])
def test_parts_that_do_not_tile_the_text_are_refused(parts: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(SpanError):
        Article(text="nine char", source_name="a", parts=tuple(PartSpan(Part.BODY, s, e) for s, e in parts))


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_span_made_from_an_article_is_its_text(text: str, start: int, end: int) -> None:
    article = Article(text=text, source_name="a")
    try:
        span = article.span(start, end)
    except SpanError:
        assert not start < end <= len(text)
    else:
        assert text[span.start : span.end] == span.text


def test_ids_are_pinned() -> None:
    """Judgements, reviews and links outlive every version of the program only while these stay."""
    assert ids.article_id("dam.txt", ids.text_hash(TEXT)) == "a_e14465be40c9f3cc3a088f80"
    assert ids.claim_id("a", [(0, 4)], None, (6, 8)) == "c_c4c88221366c86c9dc34aa58"
    assert ids.kind_of("c_c4c88221366c86c9dc34aa58") == "claim"
    assert ids.kind_of("c_0") is None


def test_the_same_source_with_new_text_is_another_article() -> None:
    first = Article(text="one", source_name="x", source_id="id")
    assert first.id != replace(first, text="two").id
    assert first.id == replace(first, source_name="y", title="other").id
