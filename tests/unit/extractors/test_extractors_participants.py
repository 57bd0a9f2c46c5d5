"""Who is meant: on Docs built by hand, without a trained pipeline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from evidence.model import PartSpan
from evidence.words import Act, Approx, Form, Kind, Part
from extractors import extensions
from extractors.drafts import ClaimDraft, FigureDraft, Offsets, ParticipantDraft
from extractors.participants.component import ParticipantFinder

extensions.register()
NLP = English()
FINDER = ParticipantFinder()
POS = {
    **dict.fromkeys(("said", "told", "added", "asked", "warned", "is", "was", "had", "visited", "spoke"), "VERB"),
    **dict.fromkeys(("of", "in", "for", "to", "by", "on", "with", "from"), "ADP"),
    **dict.fromkeys(("the", "a", "an", "no", "this"), "DET"),
    **dict.fromkeys(("he", "she", "they", "it", "we", "i", "him", "her"), "PRON"),
    **dict.fromkeys((",", ".", "(", ")", ":", '"', ";"), "PUNCT"),
    **dict.fromkeys(("senior", "local", "new"), "ADJ"),
    **dict.fromkeys(("and", "but"), "CCONJ"),
    "'s": "PART",
}


def make_doc(text: str, ents: Mapping[str, str] | None = None, parts: Sequence[PartSpan] = ()) -> Doc:
    """A Doc whose tokens have a part of speech by a small table, and names where `ents` has their words."""
    doc = NLP(text)
    for token in doc:
        proper = token.text[:1].isupper() and token.lower_ not in POS
        token.pos_ = POS.get(token.lower_, "PROPN" if proper else "NOUN")
        token.tag_ = "NNS" if token.pos_ == "NOUN" and token.lower_.endswith("s") else ""
        token.is_sent_start = token.i == 0 or (token.i > 0 and doc[token.i - 1].text in ".?\n")
    spans = []
    for words, label in (ents or {}).items():
        for match in re.finditer(rf"\b{re.escape(words)}(?!\w)", text):
            span = doc.char_span(*match.span(), label=label)
            if isinstance(span, Span):
                spans.append(span)
    doc.ents = tuple(spans)
    doc._.parts = list(parts)
    return doc


def at(text: str, words: str, n: int = 1) -> Offsets:
    """The n-th place where `words` stand."""
    start = -1
    for _ in range(n):
        start = text.index(words, start + 1)
    return start, start + len(words)


def claim(
    content: Offsets,
    speaker: Offsets | None = None,
    cue: Offsets | None = None,
    *,
    within: int | None = None,
    continues: int | None = None,
    form: Form = Form.INDIRECT,
) -> ClaimDraft:
    return ClaimDraft(
        cue=cue,
        speaker_span=speaker,
        content=(content,),
        act=Act.STATE,
        form=form,
        negated=False,
        within=within,
        continues=continues,
    )


def speakers(doc: Doc, claims: Sequence[ClaimDraft]) -> list[ParticipantDraft]:
    """The participants that make the claims, in order."""
    doc._.claims = list(claims)
    FINDER(doc)
    return [doc._.participants[c.speaker] for c in doc._.claims]


def test_forms_of_a_name_are_one_participant_with_the_fullest_name_and_its_titles() -> None:
    text = "Gen. Mark Arden said it is cold. Arden said it is late. The view of General Mark Arden said no."
    doc = make_doc(text, {"Mark Arden": "PERSON"})
    made = speakers(
        doc,
        [
            claim(at(text, "it is cold"), at(text, "Gen. Mark Arden"), at(text, "said")),
            claim(at(text, "it is late"), at(text, "Arden", 2), at(text, "said", 2)),
            claim(at(text, "no"), at(text, "General Mark Arden"), at(text, "said", 3)),
        ],
    )
    assert made[0] == made[1] == made[2]
    assert (made[0].kind, made[0].name, set(made[0].names)) == (Kind.PERSON, "Mark Arden", {"Mark Arden", "Arden"})
    assert set(made[0].titles) == {"Gen.", "General"}
    assert list(made[0].mentions) == sorted(made[0].mentions)


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("Harbour Council spokesman John Moss", "John Moss"),
        ("John Moss, a spokesman for the council", "John Moss"),
        ("The mayor, John Moss", "John Moss"),
        ("Secretary of State John Moss", "John Moss"),
        ("John Moss's letter", "John Moss"),
    ],
)
def test_a_speaker_span_with_titles_and_appositions_means_the_person_in_it(span: str, name: str) -> None:
    text = f"{span} said it is cold."
    doc = make_doc(text, {"John Moss": "PERSON", "Harbour Council": "ORG"})
    (made,) = speakers(doc, [claim(at(text, "it is cold"), at(text, span), at(text, "said"))])
    assert (made.kind, made.name) == (Kind.PERSON, name)


def test_he_and_she_mean_the_nearest_person_of_their_gender() -> None:
    text = "Mary Lund said it is cold. Peter Holm said it is late. She added A. He added B."
    doc = make_doc(text, {"Mary Lund": "PERSON", "Peter Holm": "PERSON"})
    made = speakers(
        doc,
        [
            claim(at(text, "it is cold"), at(text, "Mary Lund"), at(text, "said")),
            claim(at(text, "it is late"), at(text, "Peter Holm"), at(text, "said", 2)),
            claim(at(text, "A", 1), at(text, "She"), at(text, "added")),
            claim(at(text, "B", 1), at(text, "He"), at(text, "added", 2)),
        ],
    )
    assert [m.name for m in made] == ["Mary Lund", "Peter Holm", "Mary Lund", "Peter Holm"]
    assert at(text, "She") in made[0].mentions


def test_i_and_we_inside_a_quotation_are_its_speaker() -> None:
    text = '"I said it is cold, and we warned him," Peter Holm told Mary Lund.'
    doc = make_doc(text, {"Mary Lund": "PERSON", "Peter Holm": "PERSON"})
    made = speakers(
        doc,
        [
            claim((1, 38), at(text, "Peter Holm"), at(text, "told"), form=Form.DIRECT),
            claim(at(text, "it is cold"), at(text, "I"), at(text, "said"), within=0),
            claim(at(text, "him"), at(text, "we"), at(text, "warned"), within=0),
        ],
    )
    assert [m.name for m in made] == ["Peter Holm"] * 3


def test_an_acronym_joins_the_name_it_stands_for() -> None:
    text = "The Northern Security Council (NSC) said it is cold. The NSC said it is late."
    doc = make_doc(text, {"Northern Security Council": "ORG", "NSC": "ORG"})
    made = speakers(
        doc,
        [
            claim(at(text, "it is cold"), at(text, "The Northern Security Council (NSC)"), at(text, "said")),
            claim(at(text, "it is late"), at(text, "The NSC"), at(text, "said", 2)),
        ],
    )
    assert made[0] == made[1]
    assert (made[0].name, set(made[0].names)) == (
        "Northern Security Council",
        {"Northern Security Council", "NSC"},
    )


def test_a_speaker_with_no_name_is_its_noun_phrase_without_article() -> None:
    text = "A senior Harbour official said it is cold. Local police said it is late."
    doc = make_doc(text, {"Harbour": "ORG"})
    made = speakers(
        doc,
        [
            claim(at(text, "it is cold"), at(text, "A senior Harbour official"), at(text, "said")),
            claim(at(text, "it is late"), at(text, "Local police"), at(text, "said", 2)),
        ],
    )
    assert [(m.kind, m.name) for m in made] == [
        (Kind.PERSON, "senior Harbour official"),
        (Kind.GROUP, "Local police"),
    ]


def test_a_role_and_a_general_noun_mean_who_was_called_so() -> None:
    text = "General Mark Arden visited the Ministry of Defence. The general said A. The ministry said B."
    doc = make_doc(text, {"Mark Arden": "PERSON", "Ministry of Defence": "ORG"})
    made = speakers(
        doc,
        [
            claim(at(text, "A", 2), at(text, "The general"), at(text, "said")),
            claim(at(text, "B"), at(text, "The ministry"), at(text, "said", 2)),
        ],
    )
    assert [m.name for m in made] == ["Mark Arden", "Ministry of Defence"]


def test_a_document_speaks_for_who_issued_it() -> None:
    text = "The NSC's website said it is cold. A report by the NSC said it is late. The report said no."
    doc = make_doc(text, {"NSC": "ORG"})
    made = speakers(
        doc,
        [
            claim(at(text, "it is cold"), at(text, "The NSC's website"), at(text, "said")),
            claim(at(text, "it is late"), at(text, "A report by the NSC"), at(text, "said", 2)),
            claim(at(text, "no"), at(text, "The report"), at(text, "said", 3)),
        ],
    )
    assert [m.name for m in made] == ["NSC"] * 3


def test_several_sources_are_one_group() -> None:
    text = "Harbour Council and Coast Guard said it is cold."
    doc = make_doc(text, {"Harbour Council": "ORG", "Coast Guard": "ORG"})
    (made,) = speakers(
        doc, [claim(at(text, "it is cold"), at(text, "Harbour Council and Coast Guard"), at(text, "said"))]
    )
    assert (made.kind, made.name) == (Kind.GROUP, "Harbour Council and Coast Guard")


def test_a_vote_over_mentions_and_the_lexicon_repair_the_models_kinds() -> None:
    text = "Kiev said it is cold. Mary Lund spoke. Lund said A. Lund said B."
    doc = make_doc(text, {"Kiev": "PERSON", "Mary Lund": "PERSON"})
    doc.ents = (*doc.ents, doc.char_span(*at(text, "Lund", 2), label="ORG"))
    made = speakers(
        doc,
        [
            claim(at(text, "it is cold"), at(text, "Kiev"), at(text, "said")),
            claim(at(text, "A"), at(text, "Lund", 2), at(text, "said", 2)),
        ],
    )
    assert [(m.kind, m.name) for m in made] == [(Kind.PLACE, "Kiev"), (Kind.PERSON, "Mary Lund")]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = 'Mary Lund said "it is cold". "It is late". Peter Holm spoke.'
    doc = make_doc(text, {"Mary Lund": "PERSON", "Peter Holm": "PERSON"})
    made = speakers(
        doc,
        [
            claim(at(text, "it is cold"), at(text, "Mary Lund"), at(text, "said"), form=Form.DIRECT),
            claim(at(text, "It is late"), continues=0, form=Form.DIRECT),
        ],
    )
    assert [m.name for m in made] == ["Mary Lund", "Mary Lund"]


def test_a_claim_with_no_speaker_to_be_found_is_dropped_and_the_others_renumbered() -> None:
    text = "it is said that it is late. Mary Lund said he said it is cold."
    doc = make_doc(text, {"Mary Lund": "PERSON"})
    doc._.figures = []
    made = speakers(
        doc,
        [
            claim(at(text, "it is late"), None, at(text, "said")),
            claim(at(text, "he said it is cold"), at(text, "Mary Lund"), at(text, "said", 2)),
            claim(at(text, "it is cold"), at(text, "he"), at(text, "said", 3), within=1),
        ],
    )
    assert made[0].name == "Mary Lund"
    assert all(c.within is None or 0 <= c.within < len(doc._.claims) for c in doc._.claims)
    assert at(text, "it is late") not in [c.content[0] for c in doc._.claims]


def test_content_mentions_and_figures_are_linked_to_the_innermost_claim() -> None:
    text = "Mary Lund said Peter Holm had warned that 40 boats of Norway had left."
    doc = make_doc(text, {"Mary Lund": "PERSON", "Peter Holm": "PERSON", "Norway": "GPE"})
    inner = at(text, "40 boats of Norway had left")
    doc._.figures = [
        FigureDraft(
            span=at(text, "40"),
            value=40,
            low=None,
            high=None,
            unit="count",
            approx=Approx.EXACT,
            about=at(text, "Norway"),
        )
    ]
    speakers(
        doc,
        [
            claim((15, len(text) - 1), at(text, "Mary Lund"), at(text, "said")),
            claim(inner, at(text, "Peter Holm"), at(text, "warned"), within=0),
        ],
    )
    names = [p.name for p in doc._.participants]
    assert [names[m] for m in doc._.claims[0].mentions] == ["Peter Holm", "Norway"]
    assert [names[m] for m in doc._.claims[1].mentions] == ["Norway"]
    (figure,) = doc._.figures
    assert figure.claim == 1
    assert names[figure.about_participant] == "Norway"


def test_an_adjective_names_its_country_whatever_the_model_calls_it() -> None:
    text = "Norway spoke. Mary Lund said 20 percent of Norwegian land had left."
    doc = make_doc(text, {"Mary Lund": "PERSON", "Norway": "GPE", "Norwegian": "GPE"})
    speakers(doc, [claim(at(text, "20 percent of Norwegian land had left"), at(text, "Mary Lund"), at(text, "said"))])
    assert [p.name for p in doc._.participants] == ["Norway", "Mary Lund"]
    assert at(text, "Norwegian") in doc._.participants[0].mentions


def test_names_in_a_headline_are_no_mentions() -> None:
    text = "Peter Holm in Norway\n\nMary Lund said it is cold."
    parts = [PartSpan(Part.HEADLINE, 0, 22), PartSpan(Part.BODY, 22, len(text))]
    doc = make_doc(text, {"Mary Lund": "PERSON", "Peter Holm": "PERSON", "Norway": "GPE"}, parts)
    speakers(doc, [claim(at(text, "it is cold"), at(text, "Mary Lund"), at(text, "said"))])
    assert [p.name for p in doc._.participants] == ["Mary Lund"]


WORDS = ["Mary", "Lund", "Gen.", "NSC", "the", "a", "report", "officials", "he", "who", "and", ",", "(", ")", "said",
         "of", "by", "'s", "\n", "Norway", "Norwegian", "40", "%", "🙂", "\u200b", '"']  # fmt: skip
LABELS = ["PERSON", "ORG", "GPE", "NORP", "FAC", "DATE"]


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Any words with any names, claims and figures over them."""
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40)))
    doc = make_doc(text)
    edges = st.integers(0, len(text) - 1)

    def span() -> Offsets:
        start, end = sorted((draw(edges), draw(edges)))
        return start, end + 1

    ents: list[Span] = []
    for _ in range(draw(st.integers(0, 5))):
        found = doc.char_span(*span(), label=draw(st.sampled_from(LABELS)), alignment_mode="contract")
        if found is not None and not any(e.start < found.end and found.start < e.end for e in ents):
            ents.append(found)
    doc.ents = tuple(sorted(ents, key=lambda e: e.start))
    doc._.claims = [
        claim(
            span(),
            draw(st.none() | st.just(span())),
            draw(st.none() | st.just(span())),
            within=draw(st.none() | st.integers(0, i - 1)) if i else None,
            continues=draw(st.none() | st.integers(0, i - 1)) if i else None,
            form=draw(st.sampled_from(list(Form))),
        )
        for i in range(draw(st.integers(0, 5)))
    ]
    doc._.figures = [
        FigureDraft(
            span=span(), value=1, low=None, high=None, unit="count", approx=Approx.EXACT, counted=span(), about=span()
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    return doc


@settings(max_examples=150, deadline=None)
@given(docs())
def test_any_doc_gives_references_that_lead_somewhere(doc: Doc) -> None:
    FINDER(doc)
    participants: list[ParticipantDraft] = doc._.participants
    firsts = [(p.kind, p.mentions[0][0]) for p in participants]
    assert len(set(firsts)) == len(firsts)
    assert firsts == sorted(firsts, key=lambda f: f[1])
    for participant in participants:
        assert participant.name == participant.names[0]
        assert all(0 <= start < end <= len(doc.text) for start, end in participant.mentions)
    for made in doc._.claims:
        assert 0 <= made.speaker < len(participants)
        assert all(0 <= m < len(participants) for m in made.mentions)
        assert made.within is None or 0 <= made.within < len(doc._.claims)
    for figure in doc._.figures:
        assert figure.about_participant is None or 0 <= figure.about_participant < len(participants)
        assert figure.claim is None or 0 <= figure.claim < len(doc._.claims)
