"""Limits on guessing: failed tries are counted in the database, so that every process sees them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from core import clock
from core.actor import SYSTEM
from core.db import Base, UtcDateTime, change, reading
from core.db.rows import locked_row
from core.errors import Refused


class FailedTries(Base):
    """How often something secret was guessed wrong lately."""

    __tablename__ = "failed_tries"
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    count: Mapped[int]


@contextmanager
def guessing(keys: dict[str, int], *, seconds: int = 600) -> Iterator[None]:
    """Guard a block that checks a secret: a `Refused` with status 401 inside counts as a wrong guess.

    `keys` maps what is limited ("login:chair", "address:10.0.0.7") to the wrong guesses it has within `seconds`;
    past that the block is not entered and `Refused("limit.too_many")` (429) is raised.
    """
    _check(keys, seconds)
    try:
        yield
    except Refused as error:
        if error.status == 401:
            _count(keys, seconds)
        raise


def _check(keys: dict[str, int], seconds: int) -> None:
    after = clock.now() - timedelta(seconds=seconds)
    with reading() as session:
        for key, limit in keys.items():
            row = session.get(FailedTries, key)
            if row is not None and after < row.since <= after + timedelta(seconds=seconds) and row.count >= limit:
                wait = max(1, round((row.since - after).total_seconds() / 60))
                raise Refused("limit.too_many", "尝试次数过多，请 %(minutes)s 分钟后再试", status=429, minutes=wait)


def _count(keys: dict[str, int], seconds: int) -> None:
    with change(SYSTEM) as tx:
        for key in keys:
            row = locked_row(tx.session, FailedTries, key, key=key, since=tx.now, count=0)
            if not tx.now - timedelta(seconds=seconds) < row.since <= tx.now:  # over, or the clock was set back
                row.since, row.count = tx.now, 1
            else:
                row.count += 1
