"""File locks between processes and threads."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from graph._locks import FileLock, exclusive, is_held


def test_shared_holders_keep_out_one_who_wants_it_alone(tmp_path: Path) -> None:
    first, second, alone = (FileLock(tmp_path / "lock") for _ in range(3))
    assert first.try_shared()
    assert second.try_shared()
    assert not alone.try_exclusive()
    first.close()
    assert not alone.try_exclusive()
    second.close()
    assert alone.try_exclusive()
    assert is_held(tmp_path / "lock")
    alone.close()
    alone.close()
    assert not is_held(tmp_path / "lock")
    assert not is_held(tmp_path / "nothing")


def test_waiting_ends_when_it_is_freed_or_the_time_is_over(tmp_path: Path) -> None:
    with exclusive(tmp_path / "lock", 1) as held:
        assert held
        with exclusive(tmp_path / "lock", 0.1) as again:
            assert not again
        freed = threading.Event()

        def wait() -> None:
            with exclusive(tmp_path / "lock", 10) as late:
                assert late
                freed.set()

        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.1)
        assert not freed.is_set()
    waiting.join(10)
    assert freed.is_set()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_its_file_is_for_the_user_alone(tmp_path: Path) -> None:
    FileLock(tmp_path / "lock").close()
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
