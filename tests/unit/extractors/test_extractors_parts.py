"""Parts of a plain text: recognised at the top and the end, tiled exactly, and never at the body's cost."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Part
from extractors.bylines import read_byline
from extractors.parts import PartsFound, find_parts
from extractors.published import find_date

SHARED = Path(__file__).parents[4] / "shared" / "data"

BODY = "The river board met on Tuesday.\n\nIt said that 4,000 homes lie below the dam."


def shown(text: str, found: PartsFound) -> list[tuple[str, str]]:
    return [(p.part.value, text[p.start : p.end].strip()) for p in found.parts]


def test_headline_byline_and_caption_around_a_body() -> None:
    text = f"Dam repair stalls: town waits for funds\n\nAda Quill / March 5, 2024\n\n{BODY}\n\n      HTML Image as link"
    found = find_parts(text)
    assert shown(text, found) == [
        ("headline", "Dam repair stalls: town waits for funds"),
        ("byline", "Ada Quill / March 5, 2024"),
        ("body", BODY),
        ("boilerplate", "HTML Image as link"),
    ]
    assert found.title == "Dam repair stalls: town waits for funds"
    assert found.authors == ("Ada Quill",)
    assert (found.published, found.published_as_given) == (date(2024, 3, 5), "March 5, 2024")


def test_a_name_alone_is_a_byline_only_under_a_headline() -> None:
    with_headline = find_parts(f"Dam repair stalls again\n\nAda Quill\n\n{BODY}")
    assert with_headline.authors == ("Ada Quill",)
    without = find_parts(f"Ada Quill\n\n{BODY}")
    assert without.authors == ()
    assert [p.part for p in without.parts] == [Part.BODY]


def test_several_top_lines_give_all_authors_and_the_first_publication() -> None:
    text = (
        f"Dam repair stalls again\nBy Ada Quill and Bo Reed\nUpdated March 6, 2024\nPublished March 5, 2024\n\n{BODY}"
    )
    found = find_parts(text)
    assert found.authors == ("Ada Quill", "Bo Reed")
    assert found.published == date(2024, 3, 5)
    assert [p.part for p in found.parts] == [Part.HEADLINE, Part.BYLINE, Part.BODY]


def test_what_is_given_wins_over_what_is_read() -> None:
    text = f"Dam repair stalls again\n\nBy Ada Quill\n\n{BODY}"
    found = find_parts(text, title="Dam repair stalls, again", authors=["Bo Reed"])
    assert found.title == "Dam repair stalls, again"
    assert found.authors == ("Bo Reed",)
    assert found.parts[0].part is Part.HEADLINE


def test_a_given_title_is_found_whatever_its_punctuation_and_without_a_blank_line() -> None:
    text = f"Will the dam hold?\n{BODY}"
    assert find_parts(text, title="Will the dam hold").parts[0].part is Part.HEADLINE
    assert find_parts(text).parts[0].part is Part.BODY


@pytest.mark.parametrize(
    "first",
    [
        "The mayor said the dam would hold.",
        "“We will not sign.”",
        'She called the plan a "fraud."',
        "Introduction",
        "The mayor said the dam would hold and that nobody who lives below it need fear anything at all this year or "
        "in any year to come, whatever the river board may say",
    ],
)
def test_a_first_paragraph_that_is_no_headline_stays_body(first: str) -> None:
    assert [p.part for p in find_parts(f"{first}\n\n{BODY}").parts] == [Part.BODY]


def test_bylines_count_only_above_the_body() -> None:
    text = f"{BODY}\n\nBy Ada Quill\n\nMarch 5, 2024\n\nThe talks go on."
    found = find_parts(text)
    assert (found.authors, found.published) == ((), None)
    assert [p.part for p in found.parts] == [Part.BODY]


def test_a_text_with_nothing_left_for_the_body_is_all_body() -> None:
    for text in ("Advertisement", "By Ada Quill\n\nMarch 5, 2024", "Image: Ada Quill.", "  \n "):
        assert [p.part for p in find_parts(text).parts] == [Part.BODY]
    assert find_parts("").parts == ()


def test_link_lists_at_the_end_are_boilerplate() -> None:
    tail = (
        "Related news\n\nDam cracks found in spring\n\nSources\n\n"
        'Ada Quill. "Dam cracks found" — Courier, March 1, 2024\n\n'
        "https://courier.example/dam\n\nShare this story\n\n© 2024 The Lowmark Courier. All rights reserved."
    )
    text = f"{BODY}\n\n{tail}"
    assert shown(text, find_parts(text)) == [("body", BODY), ("boilerplate", tail)]


def test_a_heading_with_prose_below_ends_nothing() -> None:
    text = f"{BODY}\n\nSources\n\nThe mayor said that two sources had told her of cracks.\n\nThe talks go on."
    assert [p.part for p in find_parts(text).parts] == [Part.BODY]


def test_image_credits_between_paragraphs() -> None:
    text = (
        "The board met.\n\nImage: Ada Quill.\n\nThe dam in May (Photo: Bo Reed)\n\nIt said that 4,000 homes lie below."
    )
    assert [p.part for p in find_parts(text).parts] == [Part.BODY, Part.BOILERPLATE, Part.BODY]


@pytest.mark.parametrize(
    "line",
    [
        'A banner that reads "save our homes". Image: Ada Quill.',
        "The board counted 4,000 homes below the dam and 12 more beside it. Image: Ada Quill.",
        "He showed the photo: a crack as wide as a hand.",
        "Read more slowly, the report says the opposite of what was reported of it.",
    ],
)
def test_captions_and_lines_that_tell_something_stay_body(line: str) -> None:
    assert [p.part for p in find_parts(f"The board met.\n\n{line}\n\nThe talks go on.").parts] == [Part.BODY]


@pytest.mark.parametrize(
    ("line", "authors", "day"),
    [
        ("By Ada Quill", ("Ada Quill",), None),
        ("By Ada Quill and Bo Reed in Lowmark", ("Ada Quill", "Bo Reed"), None),
        ("By Ada Quill, Diplomatic correspondent", ("Ada Quill",), None),
        ("By ADA QUILL | The Courier Staff · 5 min read", ("ADA QUILL",), None),
        ("By Élodie van der N’Diaye", ("Élodie van der N’Diaye",), None),
        ("Friday, July 21, 2017\xa0", (), date(2017, 7, 21)),
        ("Reuters, 3 March 2021", (), date(2021, 3, 3)),
        ("Geneva, 3 March 2021", (), date(2021, 3, 3)),
        ("Published Nov. 20, 2022 at 4:15 p.m. ET | Updated Nov 21, 2022", (), date(2022, 11, 20)),
        ("Posted by Ada Quill on March 3, 2021", ("Ada Quill",), date(2021, 3, 3)),
    ],
)
def test_bylines_read(line: str, authors: tuple[str, ...], day: date | None) -> None:
    found = read_byline(line)
    assert found is not None
    assert (found.authors, found.published) == (authors, day)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, 40 people had died",
        "By 2020",
        "By far the best",
        "On March 3, 2021 the dam broke",
        "March 3, 2021: the dam breaks",
        "Ada Quill said so",
        "Ada Quill",
        "",
    ],
)
def test_lines_that_say_something_else_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("November 20, 2022", date(2022, 11, 20)),
        ("Sun, 20 Nov 2022 14:00:00 GMT", date(2022, 11, 20)),
        ("2022-11-20T23:30:00-05:00", date(2022, 11, 20)),
        ("20221120", date(2022, 11, 20)),
        ("20th of May, 2021", date(2021, 5, 20)),
        ("13/04/2022", date(2022, 4, 13)),
        ("4/4/2022", date(2022, 4, 4)),
        ("03/04/2022", None),  # 3 April or 4 March
        ("November 2022", None),
        ("November 20", None),
        ("20/11/22", None),
        ("31 February 2020", None),
        ("yesterday", None),
        ("version 1.2022-11-20", None),
    ],
)
def test_dates_need_day_month_and_year(text: str, day: date | None) -> None:
    found = find_date(text)
    assert (found and found.day) == day


LINES = st.sampled_from(
    [
        "By Ada Quill",
        "March 5, 2024",
        "Dam repair stalls again",
        BODY,
        "Image: X.",
        "Sources",
        "Share this",
        "  ",
        "\xa0",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x0c", "\x1c"])


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(LINES, BREAKS, st.text())).map("".join)), st.none() | st.text())
def test_parts_tile_any_text(text: str, title: str | None) -> None:
    found = find_parts(text, title=title)
    assert "".join(text[p.start : p.end] for p in found.parts) == text
    assert all(p.start < p.end for p in found.parts)
    assert all(a.end == b.start and a.part is not b.part for a, b in zip(found.parts, found.parts[1:], strict=False))
    assert not text or Part.BODY in {p.part for p in found.parts}


@pytest.mark.parametrize(
    "unit", ["By A ", "a, ", "Image: ", "1 May 2020 ", "\n", "Sources\n", "X\n\n", "© ", "- ", " "]
)
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        find_parts(text, title=text[:200])
        return time.process_time() - start

    seconds(1_000)
    assert seconds(400_000) < 20 * max(seconds(100_000), 0.01)


def _annotated() -> list[Path]:
    return sorted([*SHARED.glob("articles/*.gold.json"), *SHARED.glob("train/*.gold.json")])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated articles are not here (../shared/data)")
def test_no_annotated_claim_or_figure_is_lost() -> None:
    lost, parts_found = [], 0
    for path in _annotated():
        article = json.loads(path.with_name(path.name.replace(".gold.", ".article.")).read_bytes())
        gold = json.loads(path.read_bytes())
        for title in (article["title"], None):
            found = find_parts(article["text"], title=title)
            aside = [p for p in found.parts if p.part is not Part.BODY]
            parts_found += len(aside)
            spans = [s for claim in gold["claims"] for s in claim["content"]] + [f["span"] for f in gold["figures"]]
            lost += [(path.name, s) for s in spans for p in aside if s[0] < p.end and p.start < s[1]]
    assert lost == []
    assert parts_found > 150


@pytest.mark.skipif(not SHARED.is_dir(), reason="the seed article is not here (../shared/data)")
def test_the_seed_article() -> None:
    text = (SHARED / "seed-milley.txt").read_bytes().decode()
    found = find_parts(text)
    assert found.title == "War in Ukraine: US urges Ukraine to consider negotiations with Russia"
    assert (found.authors, found.published) == (("Sylvie Claire",), date(2022, 11, 20))
    assert found.published_as_given == "November 20, 2022"
    assert [p.part for p in found.parts] == [Part.HEADLINE, Part.BYLINE, Part.BODY, Part.BOILERPLATE]
