"""End a speech."""

from core.db import Change
from meeting import store
from meeting.actions.grant_floor import finish_speech
from meeting.live_store import announce_speakers
from meeting.rows import lock_meeting
from meeting.rules.floor import may_stop


def end_floor(tx: Change, request_id: str) -> None:
    """Take the floor from who speaks; doing it again changes nothing."""
    lock_meeting(tx.session, store.floor_of(tx.session, request_id).meeting_id)
    request = store.floor_of(tx.session, request_id)
    if not may_stop(request):
        return
    before = store.speakers_of(tx.session, request.meeting_id)
    finish_speech(tx, request_id)
    announce_speakers(tx, request.meeting_id, before)
