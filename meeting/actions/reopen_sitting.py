"""Go on with a sitting that was closed: the way back for a slip."""

from core.db import Change
from meeting import store
from meeting.actions.move_stage import put_on_stage
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting
from meeting.rules.states import may_reopen
from meeting.tables import Sitting


def reopen_sitting(tx: Change, sitting_id: str) -> None:
    """Open a closed sitting again and show where the agenda stands; doing it again changes nothing."""
    meeting_id = store.sitting_of(tx.session, sitting_id).meeting_id
    lock_meeting(tx.session, meeting_id)
    sitting = store.sitting_of(tx.session, sitting_id)
    meeting = store.meeting_of(tx.session, meeting_id)
    if not may_reopen(meeting, sitting, store.open_sitting(tx.session, meeting_id)):
        return
    row = tx.session.get_one(Sitting, sitting_id)
    closed_at = row.closed_at.isoformat() if row.closed_at else None
    row.state, row.closed_at = "open", None
    tx.record(chain(meeting_id), "sitting.reopened", sitting_id, title=row.title, was_closed_at=closed_at)
    announce_meeting(tx, meeting_id)
    current = next((item.id for item in store.agenda_of(tx.session, meeting_id) if item.state == "current"), None)
    put_on_stage(tx, meeting_id, "item" if current else "agenda", item_id=current)
