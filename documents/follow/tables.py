"""What the shared page remembers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Follow(Base):
    """The page that a meeting looks at together; none where nobody leads.

    `leader` is the label of who leads (`account:…` or `person:…`); `pointer` is `{page, x, y}` in thousandths of the page;
    `turns` counts the pages that were shown since it began; `part` is what the big screen shows of the page, one of PARTS.
    """

    __tablename__ = "document_follows"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("document_versions.id"))
    page: Mapped[int]
    turns: Mapped[int]
    part: Mapped[str] = mapped_column(String(8))
    leader: Mapped[str] = mapped_column(String(64))
    leader_name: Mapped[str] = mapped_column(String(200))
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    pointer: Mapped[dict[str, Any] | None] = mapped_column(Json)
