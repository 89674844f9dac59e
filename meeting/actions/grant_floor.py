"""Give somebody the floor."""

from sqlalchemy import func, select

from core.db import Change
from meeting import store
from meeting.live_store import announce_speakers
from meeting.rows import chain, lock_meeting
from meeting.rules.floor import may_grant
from meeting.rules.speaking import limit_seconds, speaking_rule
from meeting.tables import FloorRequest


def grant_floor(tx: Change, request_id: str) -> None:
    """Let the person speak from now on; whoever speaks is ended. Doing it again changes nothing."""
    meeting_id = store.floor_of(tx.session, request_id).meeting_id
    lock_meeting(tx.session, meeting_id)
    request = store.floor_of(tx.session, request_id)
    if not may_grant(request):
        return
    before = store.speakers_of(tx.session, meeting_id)
    for other in before:
        if other.state == "speaking":
            finish_speech(tx, other.id)
    meeting = store.meeting_of(tx.session, meeting_id)
    rule = speaking_rule(meeting.kind, meeting.settings)
    row = tx.session.get_one(FloorRequest, request_id)
    row.state, row.started_at = "speaking", tx.now
    row.limit_seconds = limit_seconds(rule, _earlier_speeches(tx, row))
    tx.record(chain(meeting_id), "floor.granted", request_id, person=row.person_id, limit_seconds=row.limit_seconds)
    announce_speakers(tx, meeting_id, before)


def finish_speech(tx: Change, request_id: str) -> None:
    """Write and journal the end of a speech, without telling the hall yet."""
    row = tx.session.get_one(FloorRequest, request_id)
    row.state, row.ended_at = "done", tx.now
    tx.session.flush()
    spoke = (tx.now - row.started_at).total_seconds() if row.started_at else 0
    tx.record(chain(row.meeting_id), "floor.ended", request_id, person=row.person_id, seconds=round(spoke))


def _earlier_speeches(tx: Change, row: FloorRequest) -> int:
    query = (
        select(func.count())
        .select_from(FloorRequest)
        .where(
            FloorRequest.sitting_id == row.sitting_id,
            FloorRequest.person_id == row.person_id,
            FloorRequest.state == "done",
        )
    )
    return tx.session.scalar(query) or 0
