"""Let somebody speak longer."""

from core.db import Change
from meeting import store
from meeting.live_store import announce_speakers
from meeting.rows import chain, lock_meeting
from meeting.rules.floor import may_extend
from meeting.rules.speaking import speaking_rule
from meeting.tables import FloorRequest


def extend_floor(tx: Change, request_id: str) -> int:
    """Add one extension, 60 seconds unless the meeting's settings say otherwise. Returns the new limit in seconds."""
    lock_meeting(tx.session, store.floor_of(tx.session, request_id).meeting_id)
    request = store.floor_of(tx.session, request_id)
    meeting = store.meeting_of(tx.session, request.meeting_id)
    may_extend(request)
    before = store.speakers_of(tx.session, meeting.id)
    row = tx.session.get_one(FloorRequest, request_id)
    more = speaking_rule(meeting.kind, meeting.settings).extend_seconds
    row.limit_seconds = (row.limit_seconds or 0) + more
    tx.record(chain(meeting.id), "floor.extended", request_id, seconds=more, limit_seconds=row.limit_seconds)
    announce_speakers(tx, meeting.id, before)
    return row.limit_seconds
