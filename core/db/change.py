"""The change: one transaction of one actor, whose commit is shared with its neighbours in the queue.

Each member runs in a savepoint of a common transaction; the last member in the queue commits for all, and every member
returns only after that commit. A burst of ballots thus costs few disk syncs, and an answer always follows its commit.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from core.db.engine import make_engines
from core.db.fixed import Fixed
from core.db.once import READS_ONLY
from core.errors import Refused

log = structlog.get_logger()

GROUP_LIMIT = 128
"""The most members that share one commit, so that nobody at the head of a long queue waits for its end."""


Journal = Callable[[Session, str, datetime, Actor, str, str, Mapping[str, Any]], None]
"""Writes one entry: session, chain, moment, actor, action, subject, data."""


class Outbox(Protocol):
    """Where messages go: numbered inside the transaction, delivered after its commit."""

    def stamp(self, tx: "Change", messages: list[object]) -> list[object]:
        """Number the messages within the transaction of `tx`."""

    def deliver(self, stamped: list[object], snapshots: set[object]) -> None:
        """Send what has been committed; must not block and must not raise."""


SAVEPOINT = "member"
"""The name of a member's savepoint; there is one at a time."""


@dataclass(slots=True)
class Change:
    """What an action works with: the database, the moment, who acts, and the doors to the journal and the hall.

    `session` is the usual way to the database; `connection`, on the same transaction, is for the few statements that
    a whole hall runs at once. An action uses one of them.
    """

    shared: Connection
    actor: Actor
    now: datetime
    journal: Journal
    messages: list[object] = field(default_factory=list)
    snapshots: set[object] = field(default_factory=set)
    _session: Session | None = None
    _in_savepoint: bool = False

    @property
    def session(self) -> Session:
        """The session, made when it is first asked for."""
        if self._session is None:
            self._session = Session(self.shared, join_transaction_mode="create_savepoint", expire_on_commit=False)
        return self._session

    @property
    def connection(self) -> Connection:
        """The connection, within this change's savepoint."""
        if not self._in_savepoint:
            _driver_sql(self.shared, f"SAVEPOINT {SAVEPOINT}")
            self._in_savepoint = True
        return self.shared

    def finish(self) -> None:
        """Hand what was written to the common transaction."""
        if self._session is not None:
            self._session.commit()
        if self._in_savepoint:
            _driver_sql(self.shared, f"RELEASE {SAVEPOINT}")

    def undo(self) -> None:
        """Undo what was written."""
        if self._session is not None:
            self._session.rollback()
        if self._in_savepoint:
            _driver_sql(self.shared, f"ROLLBACK TO {SAVEPOINT}")
            _driver_sql(self.shared, f"RELEASE {SAVEPOINT}")

    def close(self) -> None:
        """Let go of the session."""
        if self._session is not None:
            self._session.close()

    def record(self, chain: str, action: str, subject: str = "", **data: object) -> None:
        """Add an entry to the journal's `chain`: `action` was done to `subject`, with plain-JSON `data`."""
        self.journal(self.session, chain, self.now, self.actor, action, subject, data)

    def announce(self, message: object) -> None:
        """Send `message` once this change is committed."""
        self.messages.append(message)

    def touch(self, snapshot: object) -> None:
        """Have the figures named by `snapshot` sent afresh, soon after the commit."""
        self.snapshots.add(snapshot)


@dataclass(slots=True)
class _Group:
    """A transaction shared by several changes."""

    connection: Connection
    done: threading.Event = field(default_factory=threading.Event)
    error: BaseException | None = None
    size: int = 0
    stamped: list[object] = field(default_factory=list)
    snapshots: set[object] = field(default_factory=set)


class Database:
    """One database with its queue of changes."""

    def __init__(self, url: str, outbox: Outbox, journal: Journal, *, synchronous: str = "FULL") -> None:
        self.writer, self.reader = make_engines(url, synchronous=synchronous)
        self.outbox = outbox
        self.journal = journal
        self._turn = threading.Lock()
        self._count = threading.Lock()
        self._waiting = 0
        self._group: _Group | None = None
        self._inside = threading.local()

    @contextmanager
    def change(self, actor: Actor) -> Iterator[Change]:
        """Run the block as one atomic change; return after it is safely on disk.

        An exception in the block undoes this change alone. If the database itself fails, in the block or at the shared
        commit, every member gets `Refused("storage.failed")`: SQLite may then have undone the whole transaction unasked.
        """
        if getattr(self._inside, "change", False):
            raise RuntimeError("a change inside a change: hand the outer one on instead")
        group = self._enter()
        self._inside.change = True
        try:
            yield from self._member(group, actor)
        finally:
            self._inside.change = False
            self._leave(group)
        group.done.wait()
        if group.error is not None:
            raise _storage_failed() from group.error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads; what is asked of it by `once` is fetched a single time."""
        with Session(self.reader, autoflush=False, expire_on_commit=False, info={READS_ONLY: {}}) as session:
            yield session

    def first(self, statement: Fixed, values: Mapping[str, object]) -> Any:
        """The first row of one statement that only reads, without the cost of a session or, on SQLite, a transaction."""
        if self.reader.dialect.name != "sqlite":
            with self.reader.connect() as connection:
                return statement.first(connection, values)
        raw = self.reader.raw_connection()
        try:
            return statement.first_raw(raw, self.reader.dialect, values)
        finally:
            raw.close()

    def close(self) -> None:
        """Give back all connections."""
        self.writer.dispose()
        self.reader.dispose()

    def _enter(self) -> _Group:
        with self._count:
            self._waiting += 1
        self._turn.acquire()
        with self._count:
            self._waiting -= 1
        try:
            if self._group is None:
                connection = self.writer.connect()
                connection.begin()
                self._group = _Group(connection)
        except BaseException as error:
            self._turn.release()
            raise _storage_failed() from error
        return self._group

    def _member(self, group: _Group, actor: Actor) -> Iterator[Change]:
        member = Change(group.connection, actor, clock.now(), self.journal)
        try:
            yield member
            stamped = self.outbox.stamp(member, member.messages) if member.messages else []
            member.finish()
        except (OperationalError, sqlite3.OperationalError) as error:
            group.error = error
            raise _storage_failed() from error
        except BaseException:
            member.undo()
            raise
        else:
            group.stamped += stamped
            group.snapshots |= member.snapshots
        finally:
            member.close()

    def _leave(self, group: _Group) -> None:
        group.size += 1
        try:
            with self._count:
                last = self._waiting == 0
            if last or group.error is not None or group.size >= GROUP_LIMIT:
                self._group = None
                self._commit(group)
        finally:
            self._turn.release()

    def _commit(self, group: _Group) -> None:
        try:
            _commit_whole(group)
        except BaseException as error:
            group.error = error
            group.connection.invalidate()
            log.error("commit_failed", error=str(error), changes=group.size)
        else:
            if group.stamped or group.snapshots:
                self.outbox.deliver(group.stamped, group.snapshots)
        finally:
            group.done.set()
            try:
                group.connection.close()
            except Exception as error:
                log.error("connection_lost", error=str(error))


def _commit_whole(group: _Group) -> None:
    """Commit what all members wrote, or raise: a transaction that the database has given up is no success."""
    if group.error is not None:
        raise group.error
    if group.connection.dialect.name == "sqlite":
        raw = group.connection.connection.dbapi_connection
        if not getattr(raw, "in_transaction", True):
            raise RuntimeError("the database gave up the transaction")
    group.connection.commit()


def _driver_sql(connection: Connection, statement: str) -> None:
    """Run a statement that every ballot needs, on SQLite past all that SQLAlchemy does for others."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.dbapi_connection
        raw.execute(statement)
    else:
        connection.exec_driver_sql(statement)


def _storage_failed() -> Refused:
    return Refused("storage.failed", "没有保存成功，请稍后再试一次", status=503)
