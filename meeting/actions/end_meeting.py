"""End a meeting (闭会)."""

from core.db import Change
from meeting import guards, store
from meeting.actions.move_stage import put_on_stage
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting
from meeting.rules.states import may_end


def end_meeting(tx: Change, meeting_id: str) -> None:
    """End a running meeting in which no sitting and no poll is open; doing it again changes nothing."""
    row = lock_meeting(tx.session, meeting_id)
    meeting = store.meeting_of(tx.session, meeting_id)
    if not may_end(meeting, store.open_sitting(tx.session, meeting_id)):
        return
    guards.ask(guards.before_end, tx.session, meeting_id)
    row.state, row.ended_at = "ended", tx.now
    tx.record(chain(meeting_id), "meeting.ended", meeting_id)
    announce_meeting(tx, meeting_id)
    put_on_stage(tx, meeting_id, "waiting")
