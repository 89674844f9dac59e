"""The migrations lead to exactly the tables that the code declares, triggers included."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text

from core.db import Base, database


def test_the_migrated_schema_is_the_declared_one(app: Flask) -> None:
    with database().writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_journal_is_guarded_after_the_migrations(app: Flask) -> None:
    with database().reader.connect() as connection:
        names = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
        assert {"journal_no_update", "journal_no_delete"} <= names
        assert "alembic_version" in inspect(connection).get_table_names()
