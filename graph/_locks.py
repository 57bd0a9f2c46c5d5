"""File locks between processes: freed by the system when their holder ends, however it ended.

On POSIX a lock is held by an open file, so two openings in one process exclude each other too.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

POLL_S = 0.02
WINDOWS_USERS = 512  # a shared lock there is an exclusive one on one byte of so many


class FileLock:
    """An open lock file. Not held when made; `close` frees what is held."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def try_exclusive(self) -> bool:
        return _try_exclusive(self._fd)

    def try_shared(self) -> bool:
        return _try_shared(self._fd)

    def exclusive(self, timeout_s: float) -> bool:
        return _wait(self.try_exclusive, timeout_s)

    def shared(self, timeout_s: float) -> bool:
        return _wait(self.try_shared, timeout_s)

    def free(self) -> None:
        _free(self._fd)

    def touch(self) -> None:
        """Note in the file's time that it was used now."""
        os.utime(self._path)

    def touched(self) -> float:
        return os.fstat(self._fd).st_mtime

    def close(self) -> None:
        if self._fd >= 0:
            with contextlib.suppress(OSError):
                _free(self._fd)
            os.close(self._fd)
            self._fd = -1


@contextlib.contextmanager
def exclusive(path: Path, timeout_s: float) -> Iterator[bool]:
    """Hold the lock file at `path` alone. Gives False where it could not be had in time."""
    lock = FileLock(path)
    try:
        yield lock.exclusive(timeout_s)
    finally:
        lock.close()


def is_held(path: Path) -> bool:
    """Whether some process holds the lock file at `path` alone."""
    if not path.exists():
        return False
    lock = FileLock(path)
    try:
        return not lock.try_shared()
    finally:
        lock.close()


def _wait(attempt: Callable[[], bool], timeout_s: float) -> bool:
    until = time.monotonic() + timeout_s
    while not attempt():
        if time.monotonic() >= until:
            return False
        time.sleep(POLL_S)
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int, start: int, length: int) -> bool:
        os.lseek(fd, start, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, length)
        except OSError:
            return False
        return True

    def _try_exclusive(fd: int) -> bool:
        return _lock(fd, 0, WINDOWS_USERS)

    def _try_shared(fd: int) -> bool:
        first = os.getpid() % WINDOWS_USERS
        return any(_lock(fd, (first + i) % WINDOWS_USERS, 1) for i in range(WINDOWS_USERS))

    def _free(fd: int) -> None:
        for start, length in ((0, WINDOWS_USERS), *((i, 1) for i in range(WINDOWS_USERS))):
            os.lseek(fd, start, os.SEEK_SET)
            with contextlib.suppress(OSError):
                msvcrt.locking(fd, msvcrt.LK_UNLCK, length)

else:
    import fcntl

    def _flock(fd: int, how: int) -> bool:
        try:
            fcntl.flock(fd, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _try_exclusive(fd: int) -> bool:
        return _flock(fd, fcntl.LOCK_EX)

    def _try_shared(fd: int) -> bool:
        return _flock(fd, fcntl.LOCK_SH)

    def _free(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)
