"""Fetches the minutes of a meeting, and checks who asks."""

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import NotFound
from meeting.store import access_meeting
from minutes.tables import Minutes


def minutes_of(session: Session, meeting_id: str, *, lock: bool = False) -> Minutes | None:
    """The minutes, perhaps locked; None where nobody drafted any."""
    return session.get(Minutes, meeting_id, with_for_update=lock, populate_existing=True)


def access_minutes(session: Session, actor: Actor, meeting_id: str, *, lock: bool = False) -> Minutes:
    """The minutes for staff of the meeting; NotFound where there are none."""
    access_meeting(session, meeting_id, actor)
    row = minutes_of(session, meeting_id, lock=lock)
    if row is None:
        raise NotFound("minutes")
    return row
