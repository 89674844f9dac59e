"""Go for a call: the deputy sees who comes."""

from core.db import Change
from meeting.rows import chain
from service import store
from service.live_store import announce_calls
from service.rules.calls import may_take


def take_call(tx: Change, call_id: str) -> str:
    """Mark the call as taken by the one who asks and return its meeting; refused where somebody else goes already."""
    row = store.access_call(tx.session, call_id, tx.actor, lock=True)
    if may_take(row.state, row.taken_by, row.taken_by_name, tx.actor.label()):
        row.state, row.taken_at = "taken", tx.now
        row.taken_by, row.taken_by_name = tx.actor.label(), tx.actor.name
        tx.record(chain(row.meeting_id), "call.taken", call_id, kind=row.kind)
        announce_calls(tx, row.meeting_id, row.person_id)
    return row.meeting_id
