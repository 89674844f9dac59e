"""Rows that several processes may want to begin at the same moment."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.db.base import Base

Row = TypeVar("Row", bound=Base)


def in_hand(key: ColumnElement[str] | str) -> ColumnElement[bool]:
    """On PostgreSQL: whether this transaction has what the key names in hand from here to its end, and no other has.

    Nobody waits for it: two queues of changes that wait for each other would both be lost, with all that is in them. Who does
    not get it is told to ask again.
    """
    return func.pg_try_advisory_xact_lock(func.hashtextextended(key, 0))


def locked_row(session: Session, table: type[Row], key: object, /, **first: Any) -> Row:
    """The row with this primary key, locked until the transaction ends; made with the values `first` where it is missing.

    Of several processes that begin it at once one makes it and the others wait for its commit.
    """
    found = session.get(table, key, with_for_update=True)
    if found is None:
        session.flush()
        build = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
        session.execute(build(table).values(**first).on_conflict_do_nothing())
        found = session.get_one(table, key, with_for_update=True)
    return found
