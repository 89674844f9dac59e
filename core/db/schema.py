"""Brings a database to the present schema."""

from core.db.base import Base
from core.db.change import Database


def prepare(database: Database) -> None:
    """Create what is missing."""
    Base.metadata.create_all(database.writer)
