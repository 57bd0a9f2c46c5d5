from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from stories import Story, flood

from evidence import Claim, Extraction, Kind
from evidence.errors import NotFound, QueryError
from graph.rdf import FORMATS, QUOTH, iri, serialize, to_dataset

RDFLIB_NAMES = {"turtle": "turtle", "trig": "trig", "jsonld": "json-ld", "nquads": "nquads"}
WITH_GRAPHS = [name for name, f in FORMATS.items() if f.named_graphs]
PREFIXES = """
PREFIX quoth: <urn:quoth:vocab:> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/> PREFIX dcterms: <http://purl.org/dc/terms/>
"""


@contextmanager
def rdflib_alone() -> Iterator[None]:
    """rdflib's own parsers and queries call what rdflib deprecates; our writers must not."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
        yield


def parse(data: bytes, format: str) -> Dataset:
    dataset = Dataset(default_union=False)
    with rdflib_alone():
        dataset.parse(data=data, format=RDFLIB_NAMES[format])
    return dataset


def ask(dataset: Graph, query: str) -> list[tuple[Any, ...]]:
    """The rows of a SPARQL query, as Python values."""
    with rdflib_alone():
        return [tuple(value.toPython() for value in row) for row in dataset.query(PREFIXES + query)]  # type: ignore[union-attr]


def quads(dataset: Dataset) -> set[tuple[object, ...]]:
    return {(s, p, o, None if g == DATASET_DEFAULT_GRAPH_ID else g) for s, p, o, g in dataset.quads()}


def claim_of(extraction: Extraction, words: str) -> Claim:
    return next(c for c in extraction.claims if words in extraction.article.text[c.start : c.end])


@pytest.mark.parametrize("format", WITH_GRAPHS)
def test_parses_back_to_the_same_dataset(format: str) -> None:
    extraction = flood()
    assert quads(parse(serialize([extraction], format), format)) == quads(to_dataset(extraction))


def test_turtle_parses_back_to_the_default_graph_alone() -> None:
    extraction = flood()
    dataset = to_dataset(extraction)
    assert set(Graph().parse(data=serialize([extraction], "turtle"), format="turtle")) == set(dataset.default_graph)
    assert len(quads(dataset)) > len(dataset.default_graph)


@pytest.mark.parametrize("format", WITH_GRAPHS)
def test_sparql_finds_who_claimed_what(format: str) -> None:
    extraction = flood()
    found = ask(
        parse(serialize([extraction], format), format),
        """
        SELECT ?name ?act ?words ?title ?published ?start ?end ?exact WHERE {
            ?claim a quoth:Claim ; quoth:act ?act ; quoth:text ?words ; prov:wasAttributedTo/schema:name ?name ;
                prov:wasDerivedFrom [ dcterms:title ?title ; schema:datePublished ?published ] ;
                prov:wasGeneratedBy/prov:wasAssociatedWith/schema:softwareVersion "1" ; quoth:cue ?cue .
            ?cue oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] ,
                [ a oa:TextQuoteSelector ; oa:exact ?exact ] .
        }""",
    )
    rows = set(found)
    names = {p.id: p.name for p in extraction.participants}
    assert rows == {
        (
            names[c.speaker],
            str(c.act),
            extraction.article.text[c.start : c.end],
            "Dam bursts above Velmora",
            date(2026, 3, 5),
            c.cue.start,
            c.cue.end,
            c.cue.text,
        )
        for c in extraction.claims
        if c.cue is not None
    }
    assert len(rows) == 4


@pytest.mark.parametrize("format", list(FORMATS))
def test_sparql_traces_a_figure_to_speaker_sentence_and_enclosing_claim(format: str) -> None:
    extraction = flood()
    found = ask(
        parse(serialize([extraction], format), format),
        """
        SELECT ?name ?sentence ?outerName ?counted WHERE {
            ?figure quoth:value 4200.0 ; quoth:ownVoice false ; quoth:foundIn/oa:hasSelector/oa:exact ?sentence ;
                quoth:counted/oa:hasSelector/oa:exact ?counted .
            ?claim quoth:gives ?figure ; prov:wasAttributedTo/schema:name ?name ; quoth:within ?outer .
            ?outer prov:wasAttributedTo/schema:name ?outerName .
        }""",
    )
    assert found == [
        (
            "the governor",
            "General Ines Okafor said the governor had told her that 4,200 homes were lost.",
            "Ines Okafor",
            "homes",
        )
    ]


@pytest.mark.parametrize("format", list(FORMATS))
def test_what_a_claim_says_is_never_in_the_default_graph(format: str) -> None:
    extraction = flood()
    dataset = parse(serialize([extraction], format), format)
    content = {(s, p, o) for s, p, o, g in quads(dataset) if g is not None}
    assert not content & set(dataset.default_graph)
    assert not [p for p in dataset.default_graph.predicates() if str(p).startswith("urn:quoth:predicate:")]
    if FORMATS[format].named_graphs:
        claim = claim_of(extraction, "We did not cause")
        in_graph = {p for s, p, o in dataset.graph(iri(claim.id))}
        assert in_graph == {
            URIRef("urn:quoth:predicate:asserted:not:did%20not%20cause"),
            URIRef("urn:quoth:predicate:possible:may%20reach"),
        }
    else:
        assert content == set()


def test_own_voice_content_is_in_the_article_s_graph() -> None:
    extraction = flood()
    dataset = to_dataset(extraction)
    predicate = URIRef("urn:quoth:predicate:asserted:rose%20by")
    assert [g for s, p, o, g in dataset.quads((None, predicate, None, None))] == [iri(extraction.article.id)]


def test_every_target_holds_the_article_s_text() -> None:
    extraction = flood()
    graph = to_dataset(extraction).default_graph
    found = ask(
        graph,
        """SELECT ?start ?end ?exact ?prefix ?suffix WHERE {
            ?node oa:hasSelector [ oa:start ?start ; oa:end ?end ] ,
                [ oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix ] }""",
    )
    text = extraction.article.text
    assert {(start, end) for start, end, *_ in found} >= {s.offsets for _, s in extraction.spans()}
    for start, end, exact, prefix, suffix in found:
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)


def test_one_claim_brings_its_chain_and_only_its_evidence() -> None:
    extraction = flood()
    inner = next(c for c in extraction.claims if c.within is not None)
    graph = to_dataset(extraction, claim=inner.id).default_graph
    claims = set(graph.subjects(RDF.type, QUOTH.Claim))
    assert claims == {iri(inner.id), iri(inner.within or "")}
    assert [str(v) for v in graph.objects(None, QUOTH.value)] == ["4200.0"]
    assert len(set(graph.subjects(RDF.type, QUOTH.Sentence))) == 1
    outer = to_dataset(extraction, claim=inner.within).default_graph
    assert set(outer.subjects(RDF.type, QUOTH.Claim)) == claims


def test_a_figure_of_no_claim_is_left_out_of_a_claim_and_its_words_stay() -> None:
    story = Story("Za says 12 boats sank.", source_name="boats.txt")
    claim = story.claim(story.participant(Kind.PERSON, "Za"), "12 boats sank", cue="says")
    figure = story.figure("12", 12.0)
    story.triple("boats", "sank", "12", claim=claim, object_of=figure)
    whole, part = to_dataset(story.extraction()), to_dataset(story.extraction(), claim=claim)
    assert set(whole.graph(iri(claim)).objects()) == {iri(figure)}
    assert set(part.graph(iri(claim)).objects()) == {Literal("12")}
    assert (None, QUOTH.ownVoice, None) not in part.default_graph


def test_a_claim_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        serialize([flood()], "trig", claim="c_000000000000000000000000")
    with pytest.raises(NotFound):
        to_dataset(flood(), claim="c_000000000000000000000000")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(QueryError):
        serialize([flood()], "rdfxml")


def test_several_articles_share_a_document() -> None:
    one = flood()
    other = replace(one, article=replace(one.article, source_id="flood-2"))
    both = parse(serialize([one, other], "trig"), "trig")
    assert quads(both) == quads(to_dataset(one)) | quads(to_dataset(other))


def test_same_bytes_in_every_process() -> None:
    script = (
        "import hashlib; from graph.rdf import FORMATS, serialize; from stories import flood\n"
        "print([hashlib.sha256(serialize([flood()], f)).hexdigest() for f in FORMATS])"
    )
    root = Path(__file__).resolve().parents[3]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


ODD = st.text(st.characters(), min_size=1, max_size=20) | st.sampled_from(
    [
        '"""',
        "'''\\",
        "a\r\nb",
        "\x00\x0b\x0c\x85",
        "\u2028\u2029",
        "مرحبا \u202eبكم",
        "👩‍👩‍👧 U.S.",
        "\ufeff\ufffe",
        "<>{}|^`\\%20 ",
        "\x7f\x80",
        "x\\",
    ]
)


def strange(words: str, *, value: float = 1.0, metadata: str = "x") -> Extraction:
    story = Story(
        f"{words} {words} Za says {words}.", source_name=metadata, title=metadata, url=metadata, authors=(metadata,)
    )
    speaker = story.participant(Kind.PERSON, "Za", names=(words,), titles=(words,))
    claim = story.claim(speaker, story.article.span(0, len(words)), mentions=(speaker,))
    story.figure(story.article.span(0, len(words)), value, low=-value, claim=claim)
    story.triple(story.article.span(0, len(words)), story.article.span(0, len(words)), words, claim=claim)
    return story.extraction()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ODD, ODD, st.floats(allow_nan=False))
@pytest.mark.parametrize("format", list(FORMATS))
def test_odd_text_and_numbers_survive(format: str, words: str, metadata: str, value: float) -> None:
    extraction = strange(words, value=value, metadata=metadata)
    dataset = to_dataset(extraction)
    expected = quads(dataset) if FORMATS[format].named_graphs else {(*t, None) for t in dataset.default_graph}
    parsed = parse(serialize([extraction], format), format)
    assert quads(parsed) == expected
    claim = extraction.claims[0]
    held = parsed.default_graph.value(iri(claim.id), QUOTH.text)
    surrogates = str.maketrans(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    assert str(held) == claim.content[0].text.translate(surrogates)
    number = parsed.default_graph.value(iri(extraction.figures[0].id), QUOTH.value)
    assert isinstance(number, Literal)
    assert float(number) == value


def test_numbers_and_dates_are_typed() -> None:
    graph = to_dataset(flood()).default_graph
    kinds = {p: {o.datatype for o in graph.objects(None, p)} for p in (QUOTH.value, QUOTH.low, QUOTH.confidence)}  # type: ignore[attr-defined]
    assert kinds == {predicate: {XSD.decimal} for predicate in kinds}
    assert {o.datatype for o in graph.objects(None, QUOTH.asOf)} == {XSD.date}  # type: ignore[attr-defined]
    assert {o.toPython() for o in graph.objects(None, QUOTH.low)} == {Decimal("30.0")}  # type: ignore[attr-defined]


@pytest.mark.parametrize("format", ["turtle", "trig"])
@pytest.mark.parametrize("words", ["“27” said", "% 5 said", "é said"])
def test_no_prefix_ends_within_an_escape(format: str, words: str) -> None:
    written = serialize([strange(words)], format).decode()
    prefixes = re.findall(r"^@prefix \S*: <(\S*)> \.$", written, re.M)
    assert prefixes
    assert [p for p in prefixes if not p.endswith((":", "/", "#"))] == []
