"""The database of this process, for those who need not be handed one."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.db.change import Change, Database
from core.db.fixed import Fixed

_database: Database | None = None


def bind(database: Database) -> None:
    """Make `database` the one that `change` and `reading` work on."""
    global _database
    _database = database


def database() -> Database:
    """The bound database."""
    if _database is None:
        raise RuntimeError("no database is bound: create_app() does it")
    return _database


def change(actor: Actor) -> AbstractContextManager[Change]:
    """A change on behalf of `actor`; see `Database.change`."""
    return database().change(actor)


@contextmanager
def reading() -> Iterator[Session]:
    """A session that only reads, on a consistent view of the database."""
    with database().reading() as session:
        yield session


def first_row(statement: Fixed, values: Mapping[str, object]) -> Any:
    """The first row, or None, of one statement that only reads; for what every request asks."""
    return database().first(statement, values)
