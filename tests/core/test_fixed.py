"""A fixed statement does on SQLite's driver what SQLAlchemy does with it, and refuses what it could not do the same."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, MetaData, Table, bindparam, create_engine, func, select, true, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import Boolean, Integer, String

from core.actor import SYSTEM
from core.db import Change, Fixed, Json, UtcDateTime, change, database, first_row
from core.db.fixed import Statement
from roster.tables import Account

THINGS = Table(
    "things",
    MetaData(),
    Column("id", String, primary_key=True),
    Column("data", Json),
    Column("at", UtcDateTime),
    Column("good", Boolean),
    Column("number", Integer, default=7),
)
COLUMNS = tuple(column.key for column in THINGS.columns)
INSERT = Fixed(sqlite.insert(THINGS).on_conflict_do_nothing().returning(THINGS.c.id), sets=COLUMNS)
FIND = Fixed(select(THINGS, true().label("found")).where(THINGS.c.id == bindparam("wanted")))
ALL = Fixed(select(THINGS.c.id).order_by(THINGS.c.id))
SET = Fixed(update(THINGS).where(THINGS.c.id == bindparam("wanted")), sets=("data", "at"))
THING = {"id": "a", "data": {"k": ["值"]}, "at": datetime(2026, 11, 26, tzinfo=UTC), "good": True, "number": 3}

values = st.fixed_dictionaries(
    {
        "id": st.text(max_size=5),
        "data": st.none() | st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=3), max_size=3),
        "at": st.none() | st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))])),
        "good": st.none() | st.booleans(),
        "number": st.none() | st.integers(-(2**60), 2**60),
    }
)


@pytest.fixture
def connection() -> Any:
    engine = create_engine("sqlite://")
    with engine.connect() as opened:
        THINGS.metadata.create_all(opened)
        yield opened
    engine.dispose()


@given(values)
def test_what_is_written_and_read_is_what_sqlalchemy_writes_and_reads(thing: dict[str, Any]) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        THINGS.metadata.create_all(connection)
        assert INSERT.first(connection, thing).id == thing["id"]
        read = FIND.first(connection, {"wanted": thing["id"]})
        assert read[:-1] == tuple(connection.execute(select(THINGS)).one())
        assert (read.data, read.at, read.good, read.number) == (
            thing["data"],
            thing["at"],
            thing["good"],
            thing["number"],
        )
        assert read.found is True
    engine.dispose()


def test_what_is_there_already_is_left_alone(connection: Connection) -> None:
    assert INSERT.first(connection, THING) is not None
    assert INSERT.first(connection, THING | {"number": 4}) is None
    assert FIND.first(connection, {"wanted": "a"}).number == 3


def test_an_update_tells_how_many_rows_it_met(connection: Connection) -> None:
    INSERT.first(connection, THING)
    new = {"data": None, "at": THING["at"]}
    assert SET.run(connection, new | {"wanted": "b"}) == 0
    assert SET.run(connection, new | {"wanted": "a"}) == 1
    assert FIND.first(connection, {"wanted": "a"}).data is None


def test_all_rows_come_in_order(connection: Connection) -> None:
    for name in ("b", "a"):
        INSERT.first(connection, THING | {"id": name})
    assert [row.id for row in ALL.all(connection, {})] == ["a", "b"]


def test_a_value_that_is_missing_is_no_null(connection: Connection) -> None:
    with pytest.raises(KeyError):
        FIND.first(connection, {})


ODD: dict[str, Statement] = {
    "a value of its own": select(THINGS.c.id).where(THINGS.c.number == 3),
    "a list": select(THINGS.c.id).where(THINGS.c.id.in_(bindparam("ids", expanding=True))),
    "a bound that is a value": select(func.count()).where(THINGS.c.id == bindparam("id", "a")),
}


@pytest.mark.parametrize("statement", ODD.values(), ids=ODD)
def test_what_only_sqlalchemy_can_do_is_refused(connection: Connection, statement: Statement) -> None:
    with pytest.raises(TypeError, match="not a fixed statement"):
        Fixed(statement).first(connection, {"ids": ["a"]})


def test_a_column_that_the_program_would_fill_must_be_named(connection: Connection) -> None:
    forgetful = Fixed(sqlite.insert(THINGS), sets=("id",))
    with pytest.raises(TypeError, match="not a fixed statement"):
        forgetful.run(connection, {"id": "a"})


NAMED = Fixed(select(Account.login).where(Account.id == bindparam("account")))
RENAME = Fixed(update(Account).where(Account.id == bindparam("account")), sets=("login",))


def new_account(tx: Change) -> None:
    tx.session.add(Account(id="x", login="before", name="x", role="chair", password_hash="-"))


def test_it_is_part_of_its_change(app: Flask) -> None:
    with change(SYSTEM) as tx:
        new_account(tx)

    def fail() -> None:
        with change(SYSTEM) as tx:
            assert RENAME.run(tx.connection, {"account": "x", "login": "after"}) == 1
            assert NAMED.first(tx.connection, {"account": "x"}).login == "after"
            assert first_row(NAMED, {"account": "x"}).login == "before"
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError, match="undone"):
        fail()
    assert first_row(NAMED, {"account": "x"}).login == "before"
    assert first_row(NAMED, {"account": "y"}) is None


def test_reading_one_row_keeps_no_connection(app: Flask) -> None:
    for _ in range(40):  # more than there are
        first_row(NAMED, {"account": "x"})
    with pytest.raises(KeyError):
        first_row(NAMED, {})
    pool: Any = database().reader.pool
    assert pool.checkedout() == 0
