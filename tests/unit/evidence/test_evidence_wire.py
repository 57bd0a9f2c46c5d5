"""JSON loses nothing, takes nothing false, and says what it is."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import Article, Participant, Run, ids, wire
from evidence.errors import MalformedInput, QueryError
from evidence.model import Extraction
from evidence.words import Act, Kind
from graph.filters import ClaimFilter

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
RUN = Run(id=ids.run_id("1", "m", "w", "l"), version="1", model="m", weights="w", lexicon="l")


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(TEXTS)
    maybe = st.none() | TEXTS
    article = Article(
        text=text,
        source_name=draw(TEXTS),
        source_id=draw(maybe),
        url=draw(maybe),
        title=draw(maybe),
        authors=tuple(draw(st.lists(TEXTS, max_size=2))),
        publisher=draw(maybe),
        published=draw(st.none() | st.dates()),
        published_as_given=draw(maybe),
        language=draw(maybe),
    )
    end = draw(st.integers(1, len(text)))
    start = draw(st.integers(0, end - 1))
    mention = article.span(start, end)
    participant = Participant(
        ids.participant_id(article.id, Kind.GROUP, start), Kind.GROUP, mention.text, (mention.text,), (), (mention,)
    )
    return Extraction(
        article=article, run=RUN, sentences=(), participants=(participant,), claims=(), figures=(), triples=()
    )


@given(extractions())
def test_json_both_ways_loses_nothing(extraction: Extraction) -> None:
    written = wire.dump_json(extraction)
    assert wire.load_extraction(written) == extraction
    jsonschema.validate(json.loads(written), wire.json_schema())
    assert wire.dump(extraction) == json.loads(written)


@given(extractions())
def test_words_that_are_not_in_the_text_are_refused(extraction: Extraction) -> None:
    written = wire.dump(extraction)
    mention = written["participants"][0]["mentions"][0]
    mention["text"] = "\x00" + mention["text"][1:] if mention["text"][0] != "\x00" else "x" + mention["text"][1:]
    with pytest.raises(MalformedInput):
        wire.load_extraction(json.dumps(written))


@pytest.mark.parametrize("bad", [b"", b"[]", b"{}", b"\xff", b'{"article": 3}'])
def test_what_is_no_extraction_is_refused_by_name(bad: bytes) -> None:
    with pytest.raises(MalformedInput) as refused:
        wire.load_extraction(bad, source="line 3")
    assert refused.value.source == "line 3"


def test_a_filter_is_read_from_a_query_string() -> None:
    read = wire.from_strings(ClaimFilter, {"act": "deny", "since": "2022-11-20", "min_confidence": "0.5"})
    assert read == ClaimFilter(act=Act.DENY, since=date(2022, 11, 20), min_confidence=0.5)


@pytest.mark.parametrize(("name", "value"), [("act", "shout"), ("since", "soon"), ("colour", "red")])
def test_a_query_string_that_cannot_be_asked_names_the_parameter(name: str, value: str) -> None:
    with pytest.raises(QueryError) as refused:
        wire.from_strings(ClaimFilter, {name: value})
    assert (refused.value.parameter, refused.value.value) == (name, value)


def test_a_date_that_is_none_is_answered_with_one_that_is() -> None:
    with pytest.raises(QueryError, match="expected a date such as 2022-11-20"):
        wire.from_strings(ClaimFilter, {"since": "20 Nov"})
