"""What meetings remember."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Meeting(Base):
    """A meeting (会议); `kind` is plenary, standing, chairpersons or presidium; `state` prepared, running or ended.

    `members_n` is N, frozen from the roll when the meeting starts.
    """

    __tablename__ = "meetings"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("terms.id"))
    roll_id: Mapped[str] = mapped_column(ForeignKey("rolls.id"), unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(16), default="prepared")
    rehearsal: Mapped[bool] = mapped_column(default=False)
    members_n: Mapped[int | None]
    settings: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Sitting(Base):
    """A sitting (一次全体会议): people sign in to it; `state` is prepared, open or closed; one is open at a time."""

    __tablename__ = "sittings"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200), default="")
    planned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(16), default="prepared")
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        Index(
            "ix_sittings_open",
            "meeting_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )


class AgendaItem(Base):
    """An item of the agenda tree (议程); `position` orders brothers; `state` is waiting, current or done."""

    __tablename__ = "agenda_items"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    sitting_id: Mapped[str | None] = mapped_column(ForeignKey("sittings.id"))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_items.id"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    reporter: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(16), default="waiting")


class Stage(Base):
    """The one thing the hall is looking at now.

    `face` is waiting, signin, agenda, item, speakers, poll, result, evaluation, document or message; `item_id` and
    `poll_id` say which, `text` which evaluation or document.
    """

    __tablename__ = "stages"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    face: Mapped[str] = mapped_column(String(16), default="waiting")
    item_id: Mapped[str | None] = mapped_column(String(16))
    poll_id: Mapped[str | None] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text, default="")
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class FloorRequest(Base):
    """A request for the floor (要求发言); `state` is waiting, speaking, done or withdrawn; one speaks at a time."""

    __tablename__ = "floor_requests"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"))
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_items.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    position: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    limit_seconds: Mapped[int | None]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __table_args__ = (
        Index(
            "ix_floor_speaking",
            "meeting_id",
            unique=True,
            sqlite_where=text("state = 'speaking'"),
            postgresql_where=text("state = 'speaking'"),
        ),
    )
