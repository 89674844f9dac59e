"""Take back a floor that was given to the wrong person."""

from core.db import Change
from meeting import store
from meeting.actions.move_floor import write_queue
from meeting.live_store import announce_speakers
from meeting.rows import chain, lock_meeting
from meeting.rules.floor import may_stop
from meeting.tables import FloorRequest


def return_floor(tx: Change, request_id: str) -> None:
    """Put who speaks back at the head of the queue, as if nothing had been said: the way back for a slip."""
    lock_meeting(tx.session, store.floor_of(tx.session, request_id).meeting_id)
    request = store.floor_of(tx.session, request_id)
    if not may_stop(request):
        return
    before = store.speakers_of(tx.session, request.meeting_id)
    row = tx.session.get_one(FloorRequest, request_id)
    row.state, row.started_at, row.limit_seconds = "waiting", None, None
    tx.session.flush()
    write_queue(tx, [request_id, *(other.id for other in before if other.state == "waiting")])
    tx.record(chain(request.meeting_id), "floor.returned", request_id, person=request.person_id)
    announce_speakers(tx, request.meeting_id, before)
