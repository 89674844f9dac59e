"""The change: atomic, grouped, acknowledged only after the commit."""

import threading

import pytest
from flask import Flask
from sqlalchemy import event, select, text
from sqlalchemy.exc import DBAPIError

from core.actor import SYSTEM
from core.db import change, database, reading
from core.errors import Refused
from core.journal.rules import chain_faults
from core.journal.store import entries_of
from core.web.limits import FailedTries


def keys() -> set[str]:
    with reading() as session:
        return set(session.scalars(select(FailedTries.key)))


def add(key: str) -> None:
    with change(SYSTEM) as tx:
        tx.session.add(FailedTries(key=key, since=tx.now, count=1))
        tx.record("system", "added", key)


def test_what_is_done_is_kept(app: Flask) -> None:
    add("a")
    assert keys() == {"a"}


def test_an_exception_undoes_its_own_change_alone(app: Flask) -> None:
    add("a")
    with pytest.raises(Refused), change(SYSTEM) as tx:
        tx.session.add(FailedTries(key="b", since=tx.now, count=1))
        tx.session.flush()
        raise Refused("no", "不行")
    add("c")
    assert keys() == {"a", "c"}


def test_a_change_inside_a_change_is_a_mistake(app: Flask) -> None:
    with change(SYSTEM), pytest.raises(RuntimeError), change(SYSTEM):
        pass


def test_many_threads_share_commits_and_the_chain_is_whole(app: Flask) -> None:
    commits = []
    event.listen(database().writer, "commit", lambda connection: commits.append(1))
    start = threading.Barrier(40)

    def work(number: int) -> None:
        start.wait()
        if number % 10 == 0:
            with pytest.raises(Refused), change(SYSTEM):
                raise Refused("no", "不行")
        else:
            add(f"k{number}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys()) == 36
    assert len(commits) < 40
    with reading() as session:
        entries = entries_of(session, "system")
    assert len(entries) == 36
    assert chain_faults(entries) == []


def test_a_failed_commit_acknowledges_nobody(app: Flask) -> None:
    def fail(connection: object) -> None:
        raise OSError("disk full")

    event.listen(database().writer, "commit", fail)
    with pytest.raises(Refused) as caught:
        add("lost")
    assert caught.value.code == "storage.failed"
    event.remove(database().writer, "commit", fail)
    assert keys() == set()
    add("kept")
    assert keys() == {"kept"}


def test_a_full_disk_acknowledges_nothing_that_is_lost(app: Flask) -> None:
    """SQLite may undo the whole transaction when the disk is full: neighbours in the group must not be told otherwise."""
    add("before")
    with database().writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        connection.rollback()
    start = threading.Barrier(30)
    acknowledged: set[str] = set()
    refused: set[str] = set()

    def work(number: int) -> None:
        key = f"{number:03}" + "x" * (190 if number % 3 else 0)
        start.wait()
        try:
            add(key)
            acknowledged.add(key)
        except Refused as no:
            refused.add(no.code)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == {"storage.failed"}
    assert keys() == acknowledged | {"before"}
    with database().writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        connection.rollback()
    add("after")
    assert "after" in keys()
    with reading() as session:
        assert chain_faults(entries_of(session, "system")) == []


def test_a_failing_statement_does_not_tell_its_values(app: Flask) -> None:
    """The log shows the error; what somebody voted is among the values."""
    for engine in (database().writer, database().reader):
        with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
            connection.execute(text("SELECT nothing FROM nowhere WHERE voter = :voter"), {"voter": "a deputy's id"})
        assert "a deputy's id" not in str(caught.value)
