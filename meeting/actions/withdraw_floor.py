"""Take back a request for the floor."""

from core.db import Change
from core.errors import NotFound
from meeting import store
from meeting.live_store import announce_speakers
from meeting.rows import chain, lock_meeting
from meeting.rules.floor import may_withdraw
from meeting.tables import FloorRequest


def withdraw_floor(tx: Change, request_id: str) -> None:
    """Take a waiting request off the list; a person only their own. Doing it again changes nothing."""
    request = store.floor_of(tx.session, request_id)
    if tx.actor.kind == "person" and request.person_id != tx.actor.id:
        raise NotFound("request")
    lock_meeting(tx.session, request.meeting_id)
    if not may_withdraw(store.floor_of(tx.session, request_id)):
        return
    before = store.speakers_of(tx.session, request.meeting_id)
    row = tx.session.get_one(FloorRequest, request_id)
    row.state, row.ended_at = "withdrawn", tx.now
    tx.record(chain(request.meeting_id), "floor.withdrawn", request_id, person=request.person_id)
    announce_speakers(tx, request.meeting_id, before)
