"""Quantities read from a short text, and found in a long one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.words import Approx
from extractors.numbers import Quantity, read_quantity
from extractors.numbers.scan import find_quantities


def quantity(value: float, unit: str | None = None, approx: Approx = Approx.EXACT) -> Quantity:
    return Quantity(value, None, None, unit, approx)


def bounds(low: float | None, high: float | None, unit: str | None = None, approx: Approx = Approx.EXACT) -> Quantity:
    return Quantity(None, low, high, unit, approx)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100,000", 100_000),
        ("100000", 100_000),
        ("1,00,000", 100_000),
        ("a million", 1_000_000),
        ("38bn", 38e9),
        ("2½ million", 2_500_000),
        ("2 1/2", 2.5),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two million and a half", 2_500_000),
        ("two hundred and fifty thousand", 250_000),
        ("twenty three", 23),
        ("Forty-five", 45),
        (".5", 0.5),
        ("415 thousand", 415_000),
        ("seventeen hundred", 1_700),
    ],
)
def test_numbers_are_read_in_any_spelling_and_leave_the_unit_open(text: str, value: float) -> None:
    assert read_quantity(text) == quantity(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$38 billion", 38e9, "USD"),
        ("US$80 million", 80e6, "USD"),
        ("£2.5m", 2.5e6, "GBP"),
        ("C$4", 4, "CAD"),
        ("USD 5", 5, "USD"),
        ("1.5 million euros", 1.5e6, "EUR"),
        ("20m yen", 20e6, "JPY"),
        ("8000 Hong Kong dollars", 8000, "HKD"),
        ("one billion roubles", 1e9, "RUB"),
        ("20 percent", 20, "percent"),
        ("20%", 20, "percent"),
        ("3 percentage points", 3, "percentage point"),
        ("half", 0.5, "share"),
        ("two-thirds", 0.667, "share"),
        ("one in five", 0.2, "share"),
        ("7 out of 20", 0.35, "share"),
        ("five km", 5, "kilometre"),
        ("4ft", 4, "foot"),
        ("6ft 6in", 6.5, "foot"),
        ("185 mph", 185, "mile per hour"),
        ("161 km/h", 161, "kilometre per hour"),
        ("35,000 square feet", 35_000, "square foot"),
        (".06 sq km", 0.06, "square kilometre"),
        ("10 k.m.", 10, "kilometre"),
        ("4°C", 4, "degree celsius"),
        ("9m tonnes", 9e6, "tonne"),
        ("three straight years", 3, "year"),
        ("a year and a half", 1.5, "year"),
        ("half an hour", 0.5, "hour"),
        ("eight hours and 15 minutes", 8.25, "hour"),
        ("a quarter of a century", 25, "year"),
        ("four times", 4, "times"),
    ],
)
def test_units_and_currencies_are_named_in_full(text: str, value: float, unit: str) -> None:
    assert read_quantity(text) == quantity(value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10 to 15", 10, 15, None),
        ("three or four", 3, 4, None),
        ("between $5 and $7 billion", 5e9, 7e9, "USD"),
        ("10% to 20%", 10, 20, "percent"),
        ("from 10 to 20 percent", 10, 20, "percent"),
        ("7–9 million dollars", 7e6, 9e6, "USD"),
        ("18- to 34-year", 18, 34, "year"),
        ("two to three hundred", 200, 300, None),
    ],
)
def test_ranges_share_the_unit_and_scale_written_once(text: str, low: float, high: float, unit: str | None) -> None:
    assert read_quantity(text) == bounds(low, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("dozens", 24, None),
        ("hundreds", 200, None),
        ("tens of thousands", 20_000, None),
        ("several hundred", 200, None),
        ("hundreds of miles", 200, "mile"),
        ("millions of pounds", 2e6, "GBP"),
    ],
)
def test_vague_numbers_have_a_lower_bound(text: str, low: float, unit: str | None) -> None:
    assert read_quantity(text) == bounds(low, None, unit, Approx.AT_LEAST)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 20 percent", quantity(20, "percent", Approx.ABOUT)),
        ("more than a million", quantity(1e6, None, Approx.MORE_THAN)),
        ("at least $3 billion", quantity(3e9, "USD", Approx.AT_LEAST)),
        ("no more than 40", quantity(40, None, Approx.AT_MOST)),
        ("40 or more", quantity(40, None, Approx.AT_LEAST)),
        ("a couple of days", quantity(2, "day", Approx.ABOUT)),
    ],
)
def test_hedges_are_kept_beside_the_value(text: str, expected: Quantity) -> None:
    assert read_quantity(text) == expected


@pytest.mark.parametrize(
    "text", ["", "  ", "people", "100 people", "3-2", "2014-15", "1.2.3", "the", "$", "one two", "12:30"]
)
def test_what_names_no_one_quantity_is_none(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "at 2:49 a.m.",
        "at 9pm",
        "9/11",
        "24/7",
        "the 21st",
        "the 1990s",
        "version 1.2.3",
        "call 555-1234-99",
        "at three o'clock",
    ],
)
def test_clock_times_ordinals_and_codes_are_no_quantities(text: str) -> None:
    assert list(find_quantities(text)) == []


def test_a_change_is_two_figures_and_a_range_is_one() -> None:
    change = "rose from 10 to 20% in May"
    assert [(change[r.start : r.end], r.quantity.value, r.quantity.unit) for r in find_quantities(change)] == [
        ("10", 10.0, "percent"),
        ("20%", 20.0, "percent"),
    ]
    ranged = "ranging from 45% to 60%"
    assert [ranged[r.start : r.end] for r in find_quantities(ranged)] == ["45% to 60%"]


def test_letters_are_metres_only_where_something_is_high_or_far() -> None:
    text = "2m users saw it from a height of about 2m; 50m high, and 3m barrels"
    assert [(r.quantity.value, r.quantity.unit) for r in find_quantities(text)] == [
        (2e6, None),
        (2.0, "metre"),
        (50.0, "metre"),
        (3e6, "barrel"),
    ]


PIECES = [*"0123456789.,-–%$£€½ \u00a0m", "one ", "million ", "half ", "of ", "to ", "and a half ", "km", "19", "year"]
NUMBERISH = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(st.one_of(st.text(max_size=120), NUMBERISH))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_quantity(text)
    assert found is None or (found.value, found.low, found.high) != (None, None, None)


@given(st.one_of(st.text(max_size=200), NUMBERISH))
def test_readings_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for reading in find_quantities(text):
        assert last <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end].strip() == text[reading.start : reading.end]
        last = reading.end


@pytest.mark.parametrize("unit", ["one ", "1,", "1-", "1.1.", "$1m to ", "5", "a hundred and ", "1-a-", "'1's", "½"])
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.perf_counter()
        sum(1 for _ in find_quantities(text))
        return time.perf_counter() - started

    seconds(1_000)
    assert min(seconds(80_000) for _ in range(2)) < 16 * max(min(seconds(10_000) for _ in range(2)), 0.005)
