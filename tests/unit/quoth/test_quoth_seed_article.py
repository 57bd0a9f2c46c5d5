"""The article that the project began with, as a person has it: who claimed what, and where its figures come from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.rows import FigureRow
from quoth import Quoth, Settings

SEED = Path(__file__).parents[4] / "shared" / "data" / "seed-milley.txt"


@pytest.fixture(scope="module")
def quoth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Quoth]:
    if not SEED.is_file():
        assert "CI" not in os.environ, f"{SEED} is needed in CI"
        pytest.skip(f"the article is read from {SEED}, which is not here")
    with Quoth(Settings(data=tmp_path_factory.mktemp("seed"), database_idle_stop=60)) as found:
        list(found.ingest(SEED))
        yield found
        found.stop_local()


def traced(quoth: Quoth, figure: str) -> FigureRow:
    [row] = quoth.trace(figure).rows
    return row


def test_title_author_and_date_are_read_from_the_text(quoth: Quoth) -> None:
    [article] = quoth.articles().rows
    assert article.title == "War in Ukraine: US urges Ukraine to consider negotiations with Russia"
    assert (article.authors, article.published) == (("Sylvie Claire",), date(2022, 11, 20))


def test_100_000_is_milleys_estimate_of_ukraines_dead_and_injured(quoth: Quoth) -> None:
    for spelling in ("100,000", "100000", "a hundred thousand"):
        figure = traced(quoth, spelling)
        assert (figure.claims[0].speaker.name, figure.claims[0].act) == ("Mark Milley", "estimate")
        assert figure.counted is not None
        assert figure.counted.text == "battlefield deaths and injuries"
        assert figure.about is not None
        assert figure.about.name == "Ukraine"
        assert figure.sentence.span.text.startswith("But at the same time the executive branch")
        assert figure.claims[0].cue is not None
        assert figure.claims[0].cue.text == "said"


def test_other_figures_lead_to_their_speakers(quoth: Quoth) -> None:
    speakers = {
        figure: traced(quoth, figure).claims[0].speaker.name for figure in ("40,000", "20 percent", "$38 billion")
    }
    assert speakers == {"40,000": "Mark Milley", "20 percent": "Mark Milley", "$38 billion": "White House"}


def test_20_fixes_no_unit_and_20_percent_does(quoth: Quoth) -> None:
    assert {row.span.text for row in quoth.trace("20").rows} == {"20 percent"}
    assert quoth.trace("20 kilometres").rows == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Milley", "The probability of a Ukrainian military victory"),
        ("Kirby", "We also said it was up to President Zelensky"),  # the opening mark is missing
        ("Kirby", "No one in the United States is encouraging him"),
        ("Kupchan", "the Biden administration is probably trying"),  # closed by a mark of another kind
        ("Kupchan", "I don't think it's premature. I think it's prudent."),  # the opening mark is missing
        ("Kupchan", "And it is also a signal to Volodymyr Zelensky"),  # no mark at all
        ("Kupchan", "The Biden administration wants to move slowly"),  # no cue, closed by a mark of another kind
    ],
)
def test_broken_quotations_are_their_speakers_exact_words(quoth: Quoth, name: str, words: str) -> None:
    text = SEED.read_text(encoding="utf-8")
    claims = quoth.who(name).rows
    assert any(claim.text.startswith(words) for claim in claims), [claim.text for claim in claims]
    assert all(text[span.start : span.end] == span.text for claim in claims for span in claim.content)
