from __future__ import annotations

import pytest

from api.cli.progress import LINES_EVERY_S, ProgressLine, describe, duration
from quoth.progress import Progress


def test_it_says_how_far_how_many_failed_and_how_long_it_takes() -> None:
    assert describe(Progress(done=10, total=200, failed=2), 30) == "10 of 200 articles, 2 failed, about 10 min left"
    assert describe(Progress(done=10), 30) == "10 articles"
    assert describe(Progress(done=12, total=10), 30) == "12 of 12 articles, about 0 s left"


@pytest.mark.parametrize(("seconds", "words"), [(3, "3 s"), (600, "10 min"), (9000, "2.5 h")])
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_few_articles_need_no_progress(capsys) -> None:
    line = ProgressLine(now=0)
    line(Progress(done=1, total=3), now=100)
    line(Progress(done=2, total=3), now=200)
    assert capsys.readouterr() == ("", "")


def test_where_nobody_sees_a_terminal_lines_come_now_and_then(capsys) -> None:
    line = ProgressLine(now=0)
    for second in range(int(LINES_EVERY_S * 2) + 1):
        line(Progress(done=second, total=100), now=second)
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2
    assert "of 100 articles" in err
