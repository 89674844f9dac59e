"""Locks: whoever changes a meeting waits at its row for the others, in whatever process they are."""

from sqlalchemy.orm import Session

from core.errors import NotFound
from meeting.tables import Meeting


def lock_meeting(session: Session, meeting_id: str) -> Meeting:
    """The meeting's row, held until the change is over; what was read before is read afresh from here on."""
    row = session.get(Meeting, meeting_id, with_for_update=True)
    if row is None:
        raise NotFound("meeting")
    session.flush()
    session.expire_all()
    return row


def chain(meeting_id: str) -> str:
    """The journal's chain of a meeting."""
    return f"meeting:{meeting_id}"
