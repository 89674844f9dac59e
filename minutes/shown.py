"""The minutes as the secretariat's page shows them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.actor import Actor
from meeting.store import access_meeting
from minutes.rules.text import Part, parts_of
from minutes.store import minutes_of


@dataclass(frozen=True, slots=True)
class MinutesShown:
    """Title, state (none, draft or finished), revision, who touched them when, and the sections."""

    meeting_id: str
    title: str
    state: str
    revision: int
    drafted_at: datetime | None
    edited_at: datetime | None
    edited_by: str
    finished_at: datetime | None
    finished_by: str
    parts: list[Part]


def shown_minutes(session: Session, actor: Actor, meeting_id: str) -> MinutesShown:
    """The minutes; an empty one with state `none` where nobody drafted any."""
    access_meeting(session, meeting_id, actor)
    row = minutes_of(session, meeting_id)
    if row is None:
        return MinutesShown(meeting_id, "", "none", 0, None, None, "", None, "", [])
    return MinutesShown(
        meeting_id=meeting_id,
        title=row.title,
        state=row.state,
        revision=row.revision,
        drafted_at=row.drafted_at,
        edited_at=row.edited_at,
        edited_by=row.edited_by,
        finished_at=row.finished_at,
        finished_by=row.finished_by,
        parts=parts_of(row.parts),
    )
