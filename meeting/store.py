"""Fetches meetings, sittings, agenda items, the stage and the speakers."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from meeting.tables import Meeting


def roll_of(session: Session, meeting_id: str) -> str | None:
    """The id of the meeting's roll; None where there is no such meeting."""
    return session.scalar(select(Meeting.roll_id).where(Meeting.id == meeting_id))
