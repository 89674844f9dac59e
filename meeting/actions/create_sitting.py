"""Add a sitting (一次全体会议) to a meeting."""

from datetime import datetime

from core.db import Change
from core.ids import new_id
from meeting import store
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting
from meeting.rules.kinds import sitting_title
from meeting.rules.states import may_change
from meeting.tables import Sitting


def create_sitting(
    tx: Change, meeting_id: str, *, title: str = "", place: str = "", planned_at: datetime | None = None
) -> str:
    """The next sitting in order; without a title or place it gets the usual title and the meeting's place.

    Returns its id.
    """
    meeting = lock_meeting(tx.session, meeting_id)
    may_change(store.meeting_of(tx.session, meeting_id))
    number = max((sitting.number for sitting in store.sittings_of(tx.session, meeting_id)), default=0) + 1
    row = Sitting(
        id=new_id(),
        meeting_id=meeting_id,
        number=number,
        title=title or sitting_title(meeting.kind, number),
        place=place or meeting.place,
        planned_at=planned_at,
        state="prepared",
    )
    tx.session.add(row)
    tx.session.flush()
    planned = None if planned_at is None else planned_at.isoformat()
    tx.record(
        chain(meeting_id),
        "sitting.created",
        row.id,
        number=number,
        title=row.title,
        place=row.place,
        planned_at=planned,
    )
    announce_meeting(tx, meeting_id)
    return row.id
