"""The whole pipeline keeps its promises on any text: exact spans, the same ids again, no crash."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.errors import ModelMissing
from evidence.model import Article, PartSpan
from evidence.words import Part
from extractors.annotation import to_annotation
from extractors.pipeline import Pipeline, load_pipeline

WORDS = st.sampled_from(
    [
        "Ada Brandt",
        "Gen. Ada Brandt",
        "he",
        "the ministry",
        "said",
        "told reporters",
        "according to",
        "denied that",
        "about",
        "1,200",
        "a dozen",
        "20 percent",
        "$3.5 billion",
        "people",
        "\u201c",
        "\u201d",
        '"',
        "«",
        "»",
        "'",
        ",",
        ".",
        "\n\n",
        "\r\n",
        "\u200f",
        "\u200b",
        "e\u0301",
        "😀",
        "—",
        "on Monday",
        "(",
        ")",
        "\t",
        "\ufeff",
        "ØØ",
        "not",
        "that",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


# Constructing an Extraction checks every span against the text and every reference, so reading is the test.
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_any_text_is_read_into_exact_spans_and_the_same_ids_again(pipeline: Pipeline, text: str) -> None:
    article = Article(text=text, source_name="any", published=date(2026, 3, 4))
    first = pipeline.extract(article)
    assert pipeline.extract(article) == first
    assert {s.span.text for s in first.sentences} <= {text[s.span.start : s.span.end] for s in first.sentences}


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "word",
        "x" * 30_000,
        "“" * 300 + "said" + "»" * 250,
        ("he said " * 4000).strip(),
        "ADA BRANDT SAID ON MONDAY THAT 1,200 PEOPLE HAD LEFT.",
        "Ã©tÃ© said â€œno evidenceâ€\x9d that 3 Ã— 4 people came",
        "\u202eقال الوزير\u202c that 12 people — \u200bsaid",
        "name\tcount\nfrost\t12\nhail\t9\n" * 50,
    ],
    ids=["space", "word", "one-word", "marks", "endless", "capitals", "mojibake", "right-to-left", "table"],
)
def test_odd_texts_are_read(pipeline: Pipeline, text: str) -> None:
    extraction = pipeline.extract(Article(text=text, source_name="odd"))
    assert extraction.article.text == text


def test_only_the_body_is_extracted_and_every_part_has_its_sentences(pipeline: Pipeline) -> None:
    head, body = "Minister Ada Brandt says 40 dams are safe\n\n", "Ada Brandt said on Monday that 40 dams are safe."
    parts = (
        PartSpan(Part.HEADLINE, 0, len(head)),
        PartSpan(Part.BODY, len(head), len(head) + len(body)),
    )
    extraction = pipeline.extract(Article(text=head + body, source_name="parts", parts=parts))
    assert [s.part for s in extraction.sentences] == [Part.HEADLINE, Part.BODY]
    assert [f.span.start > len(head) for f in extraction.figures] == [True]
    assert [c.start > len(head) for c in extraction.claims] == [True]


def test_many_articles_come_back_in_order_as_each_alone(pipeline: Pipeline) -> None:
    articles = [
        Article(text=f"Ada Brandt said {n} people had left.\n\n" * (1 + 400 * (n == 2)), source_name=f"{n}.txt")
        for n in range(2, 6)
    ]
    together = list(pipeline.extract_many(iter(articles)))
    assert [e.article.source_name for e in together] == ["2.txt", "3.txt", "4.txt", "5.txt"]
    assert together[1:] == [pipeline.extract(article) for article in articles[1:]]


def test_the_judges_shape_holds_what_the_extraction_holds(pipeline: Pipeline) -> None:
    text = "Ada Brandt said 40 dams are safe."
    annotation = to_annotation(pipeline.extract(Article(text=text, source_name="folder.d/dams.txt")))
    [claim], [figure] = annotation["claims"], annotation["figures"]
    speaker = next(e for e in annotation["entities"] if e["id"] == claim["speaker"])
    assert (annotation["id"], speaker["name"], speaker["type"]) == ("folder.d/dams", "Ada Brandt", "PERSON")
    assert [text[s:e] for s, e in claim["content"]] == ["40 dams are safe"]
    assert (figure["value"], figure["unit"], figure["claim"]) == (40, "count", claim["id"])


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelMissing) as missing:
        load_pipeline("en_no_such_model")
    assert missing.value.name == "en_no_such_model"
