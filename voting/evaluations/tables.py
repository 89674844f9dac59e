"""What evaluations remember."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime
from voting.rules.presses import Policy


class Evaluation(Base):
    """An evaluation (测评) of a meeting; its polls name it by `polls.evaluation_id`.

    `form` is data of voting.rules.evaluation.form; `box` to `duration_seconds` are what its polls are prepared with, see
    voting.tables.Poll. `withdrawn` says why subjects were withdrawn, by their ids. `results` are frozen when they are
    announced, and gone when they are taken back.
    """

    __tablename__ = "evaluations"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_items.id"))
    title: Mapped[str] = mapped_column(String(300))
    form: Mapped[dict[str, Any]] = mapped_column(Json)
    box: Mapped[str] = mapped_column(String(16), default="sealed")
    keys: Mapped[str] = mapped_column(String(16), default="")
    press: Mapped[Policy] = mapped_column(String(16), default="first")
    check_seconds: Mapped[int] = mapped_column(default=120)
    who_voted: Mapped[bool] = mapped_column(default=False)
    duration_seconds: Mapped[int | None]
    withdrawn: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    announced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    results: Mapped[dict[str, Any] | None] = mapped_column(Json)
