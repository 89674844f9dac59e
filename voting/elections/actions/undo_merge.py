"""Take a merge of written-in names back."""

from core.db import Change
from core.errors import Forbidden
from voting.elections import store
from voting.elections.recount import mergeable, recount


def undo_merge(tx: Change, poll_id: str, merge_id: str) -> None:
    """Count the names apart again, by those who may merge, before the result is shown; twice is harmless."""
    poll = mergeable(tx, poll_id)
    if not store.may_merge(tx.session, poll, tx.actor):
        raise Forbidden
    row = store.merge_row(tx.session, poll_id, merge_id)
    if row.undone_at is not None:
        return
    row.undone_at = tx.now
    tx.session.flush()
    recount(tx, poll)
    tx.record(f"meeting:{poll.meeting_id}", "poll.merge_undone", poll.id, merge=row.id, result=poll.result)
