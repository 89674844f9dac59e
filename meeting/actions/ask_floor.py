"""Ask for the floor (要求发言)."""

from core.db import Change
from core.errors import NotFound
from core.ids import new_id
from meeting import store
from meeting.live_store import announce_speakers
from meeting.rows import chain, lock_meeting
from meeting.rules.floor import may_ask
from meeting.tables import FloorRequest
from roster import store as roster


def ask_floor(tx: Change, meeting_id: str, person_id: str, reason: str = "") -> str:
    """Put the person at the end of the list of speakers; asking again gives the same request, with the first reason.

    Refused outside an open sitting, and for those who may not speak. Returns the request's id.
    """
    lock_meeting(tx.session, meeting_id)
    meeting = store.access_meeting(tx.session, meeting_id, tx.actor)
    who = roster.member(tx.session, meeting.roll_id, person_id)
    if who is None:
        raise NotFound("person")
    sitting = may_ask(meeting, store.open_sitting(tx.session, meeting_id), who.roles)
    before = store.speakers_of(tx.session, meeting_id)
    mine = next((request for request in before if request.person_id == person_id), None)
    if mine is not None:
        return mine.id
    current = next((item.id for item in store.agenda_of(tx.session, meeting_id) if item.state == "current"), None)
    row = FloorRequest(
        id=new_id(),
        meeting_id=meeting_id,
        sitting_id=sitting.id,
        item_id=current,
        person_id=person_id,
        reason=reason,
        state="waiting",
        position=max((request.position for request in before), default=-1) + 1,
        asked_at=tx.now,
    )
    tx.session.add(row)
    tx.session.flush()
    tx.record(chain(meeting_id), "floor.asked", row.id, person=person_id, reason=reason, item=current)
    announce_speakers(tx, meeting_id, before)
    return row.id
