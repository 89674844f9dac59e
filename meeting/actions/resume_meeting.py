"""Take back the end of a meeting."""

from core.db import Change
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting


def resume_meeting(tx: Change, meeting_id: str) -> None:
    """Let a meeting that was ended by a slip run again; its roll stays frozen. Nothing happens to one that runs."""
    row = lock_meeting(tx.session, meeting_id)
    if row.state != "ended":
        return
    row.state, row.ended_at = "running", None
    tx.record(chain(meeting_id), "meeting.resumed", meeting_id)
    announce_meeting(tx, meeting_id)
