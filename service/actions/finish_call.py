"""Mark a call as done."""

from core.db import Change
from meeting.rows import chain
from service import store
from service.live_store import announce_calls
from service.rules.calls import may_finish


def finish_call(tx: Change, call_id: str) -> str:
    """Take the call off the lists and return its meeting; again is harmless."""
    row = store.access_call(tx.session, call_id, tx.actor, lock=True)
    if may_finish(row.state):
        row.state, row.ended_at, row.ended_by_name = "done", tx.now, tx.actor.name
        tx.record(chain(row.meeting_id), "call.done", call_id, kind=row.kind)
        announce_calls(tx, row.meeting_id, row.person_id)
    return row.meeting_id
