"""The journal's tables; triggers refuse to change or remove an entry."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, Index, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, Json, UtcDateTime


class JournalEntry(Base):
    """One entry of a chain."""

    __tablename__ = "journal"
    chain: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(64))
    actor_name: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(200))
    data: Mapped[dict[str, Any]] = mapped_column(Json)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    __table_args__ = (Index("ix_journal_action", "chain", "action"),)


class JournalHead(Base):
    """The last entry of each chain: the row on which writers of several processes queue."""

    __tablename__ = "journal_heads"
    chain: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(Text)


SQLITE_GUARDS = [
    f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRES_GUARDS = [
    "CREATE FUNCTION journal_is_append_only() RETURNS trigger AS $$ BEGIN "
    "RAISE EXCEPTION 'the journal is append-only'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER journal_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()",
]
for _statement in SQLITE_GUARDS:
    event.listen(JournalEntry.__table__, "after_create", DDL(_statement).execute_if(dialect="sqlite"))
for _statement in POSTGRES_GUARDS:
    event.listen(JournalEntry.__table__, "after_create", DDL(_statement).execute_if(dialect="postgresql"))
