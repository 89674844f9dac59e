"""What is remembered of written-in names: which of them the scrutineers found to be one person's."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class WriteInMerge(Base):
    """Names of one poll that count for `into`, why and by whom; taken back where `undone_at` is set. Ballots never change."""

    __tablename__ = "write_in_merges"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), index=True)
    position: Mapped[int]
    names: Mapped[list[str]] = mapped_column(Json)
    into: Mapped[str] = mapped_column(String(30))
    reason: Mapped[str] = mapped_column(String(300))
    made_by: Mapped[str] = mapped_column(String(100))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
