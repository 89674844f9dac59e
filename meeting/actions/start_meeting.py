"""Start a meeting: its roll and N are frozen."""

from core.db import Change
from meeting import store
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting
from meeting.rules.states import may_start
from roster.actions.freeze_roll import freeze_roll


def start_meeting(tx: Change, meeting_id: str) -> int:
    """Let a prepared meeting run; doing it again changes nothing. Returns N."""
    row = lock_meeting(tx.session, meeting_id)
    if not may_start(store.meeting_of(tx.session, meeting_id)):
        return row.members_n or 0
    row.members_n = freeze_roll(tx, row.roll_id)
    row.state, row.started_at = "running", tx.now
    tx.record(chain(meeting_id), "meeting.started", meeting_id, members_n=row.members_n, roll_id=row.roll_id)
    announce_meeting(tx, meeting_id)
    return row.members_n
