"""Brings a database to the present schema, step by step."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from core.db.change import Database

MIGRATIONS = Path(__file__).parents[2] / "migrations"
LOCK = 7_223_190_615
"""An arbitrary number: processes that start together take their turn on it (PostgreSQL)."""


def prepare(database: Database) -> None:
    """Run the migrations that this database has not had; nothing when it is up to date."""
    with database.writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if MigrationContext.configure(connection).get_current_revision() == _newest():
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()
