"""What is remembered of the deliberation."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Comment(Base):
    """What somebody said when a delegation deliberated (审议意见), on an agenda item or a document, or on neither.

    `speaker` is the name as it was entered, `person_id` the person of the roll where it is one; `kind` is opinion, suggestion
    or other. `revision` counts the changes, so that two clerks cannot overwrite one another unseen; `gesture` is the
    entering device's own id. A removed comment stays.
    """

    __tablename__ = "comments"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    gesture: Mapped[str] = mapped_column(String(64))
    delegation_id: Mapped[str | None] = mapped_column(ForeignKey("delegations.id"))
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    speaker: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    tags: Mapped[list[str]] = mapped_column(Json, default=list)
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by_name: Mapped[str] = mapped_column(String(200))
    edited_at: Mapped[datetime] = mapped_column(UtcDateTime)
    edited_by_name: Mapped[str] = mapped_column(String(200))
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __table_args__ = (UniqueConstraint("meeting_id", "gesture"),)
