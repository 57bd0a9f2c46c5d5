"""Triples: on Docs whose parse is given by hand."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from evidence.words import Act, Approx, Form, Kind, Level, Modality
from extractors import extensions
from extractors.drafts import ClaimDraft, FigureDraft, Offsets, ParticipantDraft, TripleDraft
from extractors.triples.component import TripleFinder

extensions.register()
VOCAB = Vocab()
FINDER = TripleFinder()
TAGS = {"V": ("VERB", "VBD"), "A": ("AUX", "MD"), "N": ("NOUN", "NN"), "P": ("PROPN", "NNP"), "R": ("PRON", "PRP")}


def parsed(*words: str) -> Doc:
    """A Doc from "word/head/dependency/class" each; the head is counted from 0; no class means any other."""
    rows = [word.split("/") for word in words]
    tags = [TAGS.get(row[3] if len(row) > 3 else "", ("X", "X")) for row in rows]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        heads=[int(row[1]) for row in rows],
        deps=[row[2] for row in rows],
        pos=[tag[0] for tag in tags],
        tags=[tag[1] for tag in tags],
        lemmas=[row[0].lower() for row in rows],
    )


def content(doc: Doc) -> list[tuple[str, str, str]]:
    FINDER(doc)
    return [words(doc, t) for t in doc._.triples if t.level is Level.CONTENT]


def words(doc: Doc, triple: TripleDraft) -> tuple[str, str, str]:
    text = doc.text
    return text[slice(*triple.subject)], text[slice(*triple.predicate)], text[slice(*triple.object)]


def at(doc: Doc, phrase: str) -> Offsets:
    start = doc.text.index(phrase)
    return start, start + len(phrase)


def claim(doc: Doc, said: str, speaker: str | None, cue: str | None, *, continues: int | None = None) -> ClaimDraft:
    return ClaimDraft(
        cue=at(doc, cue) if cue else None,
        speaker_span=at(doc, speaker) if speaker else None,
        content=(at(doc, said),),
        act=Act.STATE,
        form=Form.INDIRECT,
        negated=False,
        continues=continues,
        speaker=0,
    )


def figure(span: Offsets, counted: Offsets | None, claim: int | None) -> FigureDraft:
    return FigureDraft(
        span=span, value=9, low=None, high=None, unit="count", approx=Approx.EXACT, counted=counted, claim=claim
    )


def test_a_transitive_clause() -> None:
    doc = parsed(
        "Norway/2/nsubj/P",
        "had/2/aux/A",
        "lost/2/ROOT/V",
        "nine/4/nummod",
        "boats/2/dobj/N",
        "in/2/prep",
        "May/5/pobj/P",
    )
    assert content(doc) == [("Norway", "had lost", "nine boats"), ("Norway", "had lost", "in May")]


def test_a_passive_takes_its_preposition_and_a_negation_is_noted() -> None:
    doc = parsed(
        "Boats/3/nsubjpass/N", "were/3/auxpass/A", "not/3/neg", "sunk/3/ROOT/V", "by/3/agent", "Norway/4/pobj/P"
    )
    assert content(doc) == [("Boats", "were not sunk by", "Norway")]
    assert doc._.triples[0].negated


def test_a_modal_gives_the_modality_also_to_the_verb_joined_to_it() -> None:
    doc = parsed(
        "Norway/2/nsubj/P",
        "may/2/aux/A",
        "win/2/ROOT/V",
        "games/2/dobj/N",
        "and/2/cc",
        "leave/2/conj/V",
        "Oslo/5/dobj/P",
    )
    assert content(doc) == [("Norway", "may win", "games"), ("Norway", "leave", "Oslo")]
    assert [t.modality for t in doc._.triples] == [Modality.POSSIBLE, Modality.POSSIBLE]


def test_a_copula_and_a_relative_clause() -> None:
    doc = parsed(
        "Lund/5/nsubj/P",
        "who/2/nsubj/R",
        "leads/0/relcl/V",
        "Norway/2/dobj/P",
        ",/0/punct",
        "is/5/ROOT/V",
        "ill/5/acomp",
    )
    assert content(doc) == [("Lund", "leads", "Norway"), ("Lund", "is", "ill")]


def test_wants_to_is_one_predicate() -> None:
    doc = parsed("Norway/1/nsubj/P", "wants/1/ROOT/V", "to/3/aux", "buy/1/xcomp/V", "boats/3/dobj/N")
    assert ("Norway", "wants to buy", "boats") in content(doc)


def test_the_object_of_the_verb_above_is_the_subject_of_an_infinitive() -> None:
    doc = parsed("Lund/1/nsubj/P", "asked/1/ROOT/V", "Norway/1/dobj/P", "to/4/aux", "buy/1/xcomp/V", "boats/4/dobj/N")
    assert ("Norway", "to buy", "boats") in content(doc)


def claimed() -> Doc:
    """ "Lund said Norway lost nine boats . It won ." with a claim, a figure and two participants."""
    doc = parsed(
        "Lund/1/nsubj/P", "said/1/ROOT/V", "Norway/3/nsubj/P", "lost/1/ccomp/V", "nine/5/nummod", "boats/3/dobj/N",
        "./1/punct", "It/8/nsubj/R", "won/8/ROOT/V", "games/8/dobj/N",
    )  # fmt: skip
    doc._.participants = [
        ParticipantDraft(Kind.PERSON, "Lund", ("Lund",), (), (at(doc, "Lund"),)),
        ParticipantDraft(Kind.PLACE, "Norway", ("Norway",), (), (at(doc, "Norway"),)),
    ]
    doc._.claims = [
        claim(doc, "Norway lost nine boats", "Lund", "said"),
        claim(doc, "It won games", None, None, continues=0),
    ]
    doc._.figures = [figure(at(doc, "nine"), at(doc, "boats"), 0)]
    return doc


def test_said_triples_for_claims_and_figures() -> None:
    doc = claimed()
    FINDER(doc)
    said = [t for t in doc._.triples if t.level is Level.SAID]
    assert [words(doc, t) for t in said] == [
        ("Lund", "said", "Norway lost nine boats"),
        ("Lund", "said", "It won games"),
        ("Lund", "said", "nine boats"),
    ]
    assert [(t.claim, t.subject_of, t.object_figure) for t in said] == [(0, 0, None), (1, 0, None), (0, 0, 0)]


def test_a_content_triple_stands_in_its_claim_and_names_participant_and_figure() -> None:
    doc = claimed()
    FINDER(doc)
    inner = [t for t in doc._.triples if t.level is Level.CONTENT]
    assert [words(doc, t) for t in inner] == [("Norway", "lost", "nine boats"), ("It", "won", "games")]
    assert [(t.claim, t.subject_of, t.object_figure) for t in inner] == [(0, 1, 0), (1, None, None)]


def test_a_claim_with_no_speaker_words_takes_the_nearest_earlier_mention() -> None:
    doc = claimed()
    doc._.claims = [claim(doc, "It won games", None, "lost")]
    doc._.figures = []
    FINDER(doc)
    assert words(doc, doc._.triples[0]) == ("Lund", "lost", "It won games")


RELATIONS = ["nsubj", "dobj", "relcl", "conj", "xcomp", "prep", "pobj", "aux", "neg", "punct", "ccomp", "appos", "acl"]


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Any tree over any words."""
    count = draw(st.integers(1, 25))
    rows: list[str] = []
    for i in range(count):
        head = draw(st.integers(0, count - 1)) if i else 0
        word = draw(st.sampled_from(["Lund", "said", "who", "that", ",", "boats", "to", "can", "not", "nine"]))
        kind = draw(st.sampled_from("VANPRX"))
        rows.append(f"{word}/{head}/{draw(st.sampled_from(RELATIONS)) if head != i else 'ROOT'}/{kind}")
    try:
        doc = parsed(*rows)
    except ValueError:  # spaCy refuses a parse with a cycle
        doc = parsed(*(f"{row.split('/')[0]}/0/{'dep' if i else 'ROOT'}/{row[-1]}" for i, row in enumerate(rows)))
    end = len(doc.text)
    edges = st.integers(0, end - 1)

    def span() -> Offsets:
        start, stop = sorted((draw(edges), draw(edges)))
        return start, stop + 1

    doc._.participants = [ParticipantDraft(Kind.PERSON, "Lund", ("Lund",), (), (span(),))]
    doc._.claims = [
        ClaimDraft(
            cue=draw(st.none() | st.just(span())),
            speaker_span=draw(st.none() | st.just(span())),
            content=(span(),),
            act=Act.STATE,
            form=Form.DIRECT,
            negated=False,
            continues=draw(st.none() | st.integers(0, i - 1)) if i else None,
            speaker=0,
        )
        for i in range(draw(st.integers(0, 3)))
    ]
    doc._.figures = [figure(span(), span(), None)]
    return doc


@settings(max_examples=150, deadline=None)
@given(docs())
def test_any_parse_gives_spans_in_the_text_and_no_triple_twice(doc: Doc) -> None:
    FINDER(doc)
    triples: Sequence[TripleDraft] = doc._.triples
    keys = [(t.level, t.subject, t.predicate, t.object) for t in triples]
    assert len(set(keys)) == len(keys)
    for triple in triples:
        for start, end in (triple.subject, triple.predicate, triple.object):
            assert 0 <= start < end <= len(doc.text)
        assert triple.claim is None or triple.claim < len(doc._.claims)


def test_a_doc_without_a_parse_has_no_content_triples() -> None:
    doc = Doc(VOCAB, words=["Norway", "lost", "boats"])
    assert content(doc) == []
