"""The database: engines, the grouped change, reading, and the base of all tables."""

from core.db.base import Base, Json, UtcDateTime
from core.db.change import Change, Database, Outbox
from core.db.current import bind, change, database, first_row, reading
from core.db.fixed import Fixed
from core.db.once import once

__all__ = [
    "Base",
    "Change",
    "Database",
    "Fixed",
    "Json",
    "Outbox",
    "UtcDateTime",
    "bind",
    "change",
    "database",
    "first_row",
    "once",
    "reading",
]
