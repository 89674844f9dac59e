"""Send a notice (通知) to all or some of a meeting."""

from typing import Any

from sqlalchemy import select

from core.db import Change
from core.ids import new_id
from meeting.rows import chain, lock_meeting
from meeting.store import access_meeting
from roster.rules.audience import read_audience
from roster.store import delegations_of, members_of
from service.live_store import announce_notice
from service.rules.notices import may_send, read_text
from service.tables import Notice


def send_notice(
    tx: Change, meeting_id: str, text: str, to: Any, gesture: str, *, receipt: bool = False, urgent: bool = False
) -> str:
    """Send it and return its id; the same `gesture` again gives the notice that was sent first."""
    lock_meeting(tx.session, meeting_id)
    meeting = access_meeting(tx.session, meeting_id, tx.actor)
    sent = tx.session.scalar(select(Notice.id).where(Notice.meeting_id == meeting_id, Notice.gesture == gesture))
    if sent is not None:
        return sent
    text = read_text(text)
    members = members_of(tx.session, meeting.roll_id)
    delegations = [one.id for one in delegations_of(tx.session, meeting.term_id)]
    audience = read_audience(to, delegations, [one.person_id for one in members])
    people_n = len(audience.of(members))
    may_send(people_n)
    row = Notice(
        id=new_id(),
        meeting_id=meeting_id,
        gesture=gesture,
        text=text,
        to=audience.to_data(),
        people_n=people_n,
        receipt=receipt,
        urgent=urgent,
        at=tx.now,
        by=tx.actor.label(),
        by_name=tx.actor.name,
    )
    tx.session.add(row)
    tx.session.flush()
    tx.record(
        chain(meeting_id),
        "notice.sent",
        row.id,
        text=text,
        to=row.to,
        people=people_n,
        receipt=receipt,
        urgent=urgent,
    )
    announce_notice(tx, meeting_id, row.id)
    return row.id
