"""Fetches people, rolls, badges and accounts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from roster.tables import RollEntry


def on_roll(session: Session, roll_id: str, person_id: str) -> bool:
    """Whether the person takes part in the meeting of this roll."""
    query = select(RollEntry.person_id).where(RollEntry.roll_id == roll_id, RollEntry.person_id == person_id)
    return session.scalar(query) is not None
