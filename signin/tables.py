"""What the sign-in remembers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Attendance(Base):
    """Where a person stands at a sitting; no row means not signed in and not on leave.

    `state` is present (签到), made_up (补签), leave (请假) or left (早退); `way` is gate, wall, tablet or desk; `by` and
    `reason` say who entered it by hand and why. `before` is the mark that the last step replaced, for an undo.
    """

    __tablename__ = "attendances"
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    way: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(100), default="")
    reason: Mapped[str] = mapped_column(String(200), default="")
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    before: Mapped[dict[str, Any] | None] = mapped_column(Json)


class WallKey(Base):
    """The secret from which the changing code on the wall of a sitting is derived."""

    __tablename__ = "wall_keys"
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(String(64))


class SigninRules(Base):
    """A meeting's own choices: whether logging in to a tablet signs in, and a quorum of its own ({num, den, strict})."""

    __tablename__ = "signin_rules"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    tablet_signs_in: Mapped[bool] = mapped_column(default=True)
    quorum: Mapped[dict[str, Any] | None] = mapped_column(Json)


class SeatMap(Base):
    """The hall of a meeting as rows from the rostrum to the back: each a list of seat names and null for a gap."""

    __tablename__ = "seat_maps"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    rows: Mapped[list[list[str | None]]] = mapped_column(Json)


class QuorumCheck(Base):
    """A quorum as it was found, with the rule that was applied: kept for the minutes."""

    __tablename__ = "quorum_checks"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    members_n: Mapped[int]
    present: Mapped[int]
    needed: Mapped[int]
    met: Mapped[bool]
    rule: Mapped[dict[str, object]] = mapped_column(Json)
    __table_args__ = (UniqueConstraint("sitting_id", "at"),)
