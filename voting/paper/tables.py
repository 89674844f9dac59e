"""What votes on paper and by hands remember."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class PaperCount(Base):
    """The count of a poll that is not held by tablets alone; there is one from the moment that such a poll has any fact.

    `issued` 发出 and `collected` 收回; `round` of the two blind entries; `agreed` the figures once both are equal or what
    differed is settled, `settled` how each difference was ([{round, key, first, second, value, why, by}]), `rechecks` the
    void ballots that were looked at again; `tablets` the counts of the tablets' box once it is closed; `hands`
    {figures, witnesses, reason, by, at}; `fell_back` {to, box, reason, by, at, cast} by the chair's decision.
    """

    __tablename__ = "paper_counts"
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    issued: Mapped[int | None]
    collected: Mapped[int | None]
    round: Mapped[int] = mapped_column(default=1)
    agreed: Mapped[dict[str, Any] | None] = mapped_column(Json)
    settled: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    rechecks: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    tablets: Mapped[dict[str, Any] | None] = mapped_column(Json)
    hands: Mapped[dict[str, Any] | None] = mapped_column(Json)
    fell_back: Mapped[dict[str, Any] | None] = mapped_column(Json)


class PaperEntry(Base):
    """Figures as one of two people entered them, `place` first or second; a correction is another `revision`.

    `by` is the label of the one who entered them.
    """

    __tablename__ = "paper_entries"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"))
    round: Mapped[int]
    place: Mapped[str] = mapped_column(String(8))
    revision: Mapped[int]
    by: Mapped[str] = mapped_column(String(40))
    by_name: Mapped[str] = mapped_column(String(100))
    figures: Mapped[dict[str, Any]] = mapped_column(Json)
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    __table_args__ = (UniqueConstraint("poll_id", "round", "place", "revision"),)
