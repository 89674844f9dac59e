"""Take back a call for service."""

from core.db import Change
from meeting.rows import chain
from service import store
from service.live_store import announce_calls
from service.rules.calls import may_withdraw


def withdraw_call(tx: Change, call_id: str) -> str:
    """Take one's own call off the list and return its meeting; what is over stays as it is."""
    row = store.own_call(tx.session, call_id, tx.actor)
    if may_withdraw(row.state):
        row.state, row.ended_at, row.ended_by_name = "withdrawn", tx.now, tx.actor.name
        tx.record(chain(row.meeting_id), "call.withdrawn", call_id, kind=row.kind)
        announce_calls(tx, row.meeting_id, row.person_id)
    return row.meeting_id
