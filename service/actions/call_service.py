"""Call for service (呼叫服务) from a seat."""

from sqlalchemy import select

from core.db import Change
from core.errors import NotFound
from core.ids import new_id
from meeting.rows import chain
from meeting.store import access_meeting
from roster.store import member
from service import store
from service.live_store import announce_calls
from service.rules.calls import GOING_ON, WITHIN, may_call, read_note
from service.tables import ServiceCall


def call_service(tx: Change, meeting_id: str, kind: str, note: str = "") -> str:
    """Put the call on the staff's list and return its id; the same kind again, while it goes on, gives the same call.

    Refused after the meeting and for one who calls too often (429).
    """
    meeting = access_meeting(tx.session, meeting_id, tx.actor)
    who = member(tx.session, meeting.roll_id, tx.actor.id)
    if who is None:
        raise NotFound("person")
    note = read_note(kind, note)
    query = select(ServiceCall.id).where(
        ServiceCall.meeting_id == meeting_id,
        ServiceCall.person_id == tx.actor.id,
        ServiceCall.kind == kind,
        ServiceCall.state.in_(GOING_ON),
    )
    going_on = tx.session.scalar(query)
    if going_on is not None:
        return going_on
    asked = store.calls_since(tx.session, meeting_id, tx.actor.id, tx.now - WITHIN)
    may_call(meeting.state, asked, tx.now)
    row = ServiceCall(
        id=new_id(),
        meeting_id=meeting_id,
        person_id=tx.actor.id,
        kind=kind,
        note=note,
        name=who.name,
        delegation=who.delegation,
        seat=who.seat,
        state="open",
        asked_at=tx.now,
    )
    tx.session.add(row)
    tx.session.flush()
    tx.record(chain(meeting_id), "call.made", row.id, kind=kind, note=note, person=tx.actor.id, seat=who.seat)
    announce_calls(tx, meeting_id, tx.actor.id)
    return row.id
