"""Declare a sitting open (宣布开会)."""

from core.db import Change
from meeting import store
from meeting.actions.move_stage import move_stage
from meeting.actions.start_meeting import start_meeting
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting
from meeting.rules.states import may_open
from meeting.tables import Sitting


def open_sitting(tx: Change, sitting_id: str) -> None:
    """Open a prepared sitting, start its meeting if that is still to be done, and show the agenda to the hall.

    Doing it again changes nothing; a second sitting is refused while one is open.
    """
    meeting_id = store.sitting_of(tx.session, sitting_id).meeting_id
    lock_meeting(tx.session, meeting_id)
    sitting = store.sitting_of(tx.session, sitting_id)
    meeting = store.meeting_of(tx.session, meeting_id)
    if not may_open(meeting, sitting, store.open_sitting(tx.session, meeting_id)):
        return
    start_meeting(tx, meeting_id)
    row = tx.session.get_one(Sitting, sitting_id)
    row.state, row.opened_at = "open", tx.now
    tx.record(chain(meeting_id), "sitting.opened", sitting_id, number=row.number, title=row.title)
    announce_meeting(tx, meeting_id)
    move_stage(tx, meeting_id, "agenda")
