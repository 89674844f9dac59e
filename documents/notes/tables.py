"""What notes remember."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Note(Base):
    """One note of one person; the id is the device's, so that the same note sent twice is one.

    `kind` is ink, marker, text or bookmark; `data` is as documents.rules.notes has it, empty once the note is `gone`.
    `changed` is when its owner changed it, in milliseconds since 1970; `seq` counts the changes of this person's notes on
    this document, as they came.
    """

    __tablename__ = "document_notes"
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("document_versions.id"))
    page: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    data: Mapped[dict[str, Any]] = mapped_column(Json)
    size: Mapped[int]
    changed: Mapped[int] = mapped_column(BigInteger)
    seq: Mapped[int]
    gone: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    __table_args__ = (
        Index("ix_document_notes_document", "document_id", "person_id", "seq"),
        Index("ix_document_notes_version", "version_id"),
    )


class NotesHead(Base):
    """How many changes one person's notes on one document have had; the row on which that person's devices queue."""

    __tablename__ = "document_notes_heads"
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
