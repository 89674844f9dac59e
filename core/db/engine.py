"""Engines: SQLite for one hall (WAL, synchronous as set), PostgreSQL beyond it."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

BUSY_SECONDS = 30


def make_engines(url: str, *, synchronous: str = "FULL") -> tuple[Engine, Engine]:
    """The engine that writes (one connection: the queue of changes) and the engine that reads.

    Their errors never show the values of a statement: what somebody voted would stand in the log.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, "IMMEDIATE", synchronous, 1), _sqlite(url, "DEFERRED", synchronous, 16)
    return (
        create_engine(url, pool_size=1, max_overflow=1, pool_pre_ping=True, hide_parameters=True),
        create_engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True, hide_parameters=True),
    )


def _sqlite(url: str, begin: str, synchronous: str, size: int) -> Engine:
    arguments: dict[str, Any] = {"check_same_thread": False, "timeout": BUSY_SECONDS}
    engine = create_engine(
        url,
        connect_args=arguments,
        pool_size=size,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver shall not begin by itself: savepoints need that
        for pragma in (
            "journal_mode=WAL",
            f"synchronous={synchronous}",
            "foreign_keys=ON",
            "temp_store=MEMORY",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_explicitly(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine
