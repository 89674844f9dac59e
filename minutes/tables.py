"""What minutes remember."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Minutes(Base):
    """The minutes of a meeting.

    `parts` is data of minutes.rules.text; `revision` counts every change; `state` is draft or finished.
    """

    __tablename__ = "minutes"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(16), default="draft")
    revision: Mapped[int] = mapped_column(default=1)
    parts: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    drafted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    edited_by: Mapped[str] = mapped_column(String(100), default="")
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_by: Mapped[str] = mapped_column(String(100), default="")
