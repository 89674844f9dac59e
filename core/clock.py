"""The only clock: aware datetimes in UTC, which tests may freeze."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


def _system() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _source()


@contextmanager
def clock_from(source: Callable[[], datetime]) -> Iterator[None]:
    """Take the time from `source` while the block runs (tests, replays)."""
    global _source
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
