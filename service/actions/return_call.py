"""Put a taken call back on the list: the way back from a slip, or when something comes between."""

from core.db import Change
from meeting.rows import chain
from service import store
from service.live_store import announce_calls
from service.rules.calls import may_return


def return_call(tx: Change, call_id: str) -> str:
    """Mark the call as open again and return its meeting; harmless for one that nobody has taken."""
    row = store.access_call(tx.session, call_id, tx.actor, lock=True)
    if may_return(row.state):
        tx.record(chain(row.meeting_id), "call.returned", call_id, kind=row.kind, taken_by=row.taken_by_name)
        row.state, row.taken_at, row.taken_by, row.taken_by_name = "open", None, "", ""
        announce_calls(tx, row.meeting_id, row.person_id)
    return row.meeting_id
