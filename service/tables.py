"""What notices and calls remember."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Notice(Base):
    """A notice (通知) to people of a meeting; `to` is data of roster.rules.audience, `people_n` how many it met when sent.

    `gesture` is the sender's device's own id of the sending, so that a repeat is harmless; `receipt` asks for 回执.
    """

    __tablename__ = "notices"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    gesture: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    to: Mapped[dict[str, Any]] = mapped_column(Json)
    people_n: Mapped[int]
    receipt: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str] = mapped_column(String(64))
    by_name: Mapped[str] = mapped_column(String(200))
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __table_args__ = (UniqueConstraint("meeting_id", "gesture"),)


class NoticeSeen(Base):
    """A person touched 知道了: the receipt of a notice."""

    __tablename__ = "notices_seen"
    notice_id: Mapped[str] = mapped_column(ForeignKey("notices.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ServiceCall(Base):
    """A call for service (呼叫服务); `state` is open, taken, done or withdrawn; one of a kind is open at a time.

    `name`, `delegation` and `seat` are what the roll said when it was made.
    """

    __tablename__ = "service_calls"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(String(100), default="")
    name: Mapped[str] = mapped_column(String(100))
    delegation: Mapped[str] = mapped_column(String(200), default="")
    seat: Mapped[str | None] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(16), default="open")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_by: Mapped[str] = mapped_column(String(64), default="")
    taken_by_name: Mapped[str] = mapped_column(String(200), default="")
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_name: Mapped[str] = mapped_column(String(200), default="")
    __table_args__ = (
        Index(
            "ix_service_calls_going_on",
            "meeting_id",
            "person_id",
            "kind",
            unique=True,
            sqlite_where=text("state IN ('open', 'taken')"),
            postgresql_where=text("state IN ('open', 'taken')"),
        ),
    )
