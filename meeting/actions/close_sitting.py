"""Declare a sitting closed (休会、散会)."""

from core.db import Change
from meeting import guards, store
from meeting.actions.move_stage import put_on_stage
from meeting.live_store import announce_meeting, announce_speakers
from meeting.rows import chain, lock_meeting
from meeting.rules.states import may_close
from meeting.tables import FloorRequest, Sitting


def close_sitting(tx: Change, sitting_id: str) -> None:
    """Close an open sitting in which no poll is open; who speaks is done, who waits is taken from the list.

    Doing it again changes nothing.
    """
    meeting_id = store.sitting_of(tx.session, sitting_id).meeting_id
    lock_meeting(tx.session, meeting_id)
    sitting = store.sitting_of(tx.session, sitting_id)
    if not may_close(sitting):
        return
    guards.ask(guards.before_close, tx.session, sitting_id)
    _end_requests(tx, meeting_id)
    row = tx.session.get_one(Sitting, sitting_id)
    row.state, row.closed_at = "closed", tx.now
    tx.record(chain(meeting_id), "sitting.closed", sitting_id, number=row.number, title=row.title)
    announce_meeting(tx, meeting_id)
    put_on_stage(tx, meeting_id, "waiting")


def _end_requests(tx: Change, meeting_id: str) -> None:
    before = store.speakers_of(tx.session, meeting_id)
    for request in before:
        row = tx.session.get_one(FloorRequest, request.id)
        row.state, row.ended_at = ("done" if request.state == "speaking" else "withdrawn"), tx.now
        tx.record(chain(meeting_id), "floor.cleared", request.id, person=request.person_id, state=row.state)
    if before:
        announce_speakers(tx, meeting_id, before)
