"""The migrations lead to exactly the tables that the code declares, triggers included, and keep what was there true."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import Connection, create_engine, inspect, text

from core.db import Base, database
from core.db.schema import _config


def is_declared(name: str | None, kind: str, parents: object) -> bool:
    """Not the tables that SQLite keeps for a full-text index, nor the index that PostgreSQL has in their stead."""
    own = str(name).startswith("document_search_index") or name == "document_search_words"
    return not (kind in ("table", "index") and own)


def test_the_migrated_schema_is_the_declared_one(app: Flask) -> None:
    with database().writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_declared})
        assert compare_metadata(context, Base.metadata) == []


def test_the_journal_is_guarded_after_the_migrations(app: Flask) -> None:
    with database().reader.connect() as connection:
        names = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
        assert {"journal_no_update", "journal_no_delete"} <= names
        assert "alembic_version" in inspect(connection).get_table_names()


def migrate(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


BEFORE = """
INSERT INTO terms VALUES ('t', 19, '届', '2022-01-01', '2026-12-31');
INSERT INTO people (id, term_id, number, name, gender, post, phone4) VALUES ('p', 't', 1, '甲', '', '', '');
INSERT INTO badges VALUES ('old', 'p', 'hash of a secret', '2026-11-01 00:00:00', '2026-11-02 00:00:00');
INSERT INTO badges VALUES ('now', 'p', 'hash of another', '2026-11-02 00:00:00', NULL);
INSERT INTO login_sessions VALUES ('s1', NULL, 'p', 'now', '', '2026-11-02 00:00:00', '2036-11-02 00:00:00', NULL);
INSERT INTO login_sessions VALUES ('s2', NULL, NULL, NULL, '', '2026-11-02 00:00:00', '2036-11-02 00:00:00', NULL)
"""


def test_badges_that_were_printed_before_are_revoked(tmp_path: Path) -> None:
    """Their secrets' fingerprints match no login token: nobody shall believe that they are good."""
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.begin() as connection:
        migrate(connection, "0002")
        for statement in BEFORE.split(";"):
            connection.execute(text(statement))
        migrate(connection, "0003")
        revoked = {row.id: row.revoked_at for row in connection.execute(text("SELECT id, revoked_at FROM badges"))}
        ended = {row.id: row.ended_at for row in connection.execute(text("SELECT id, ended_at FROM login_sessions"))}
    engine.dispose()
    assert revoked["old"] == "2026-11-02 00:00:00"
    assert revoked["now"] > "2026-11-02 00:00:00"
    assert ended["s1"] is not None
    assert ended["s2"] is None
