"""Take finished minutes up again."""

from core.db import Change
from minutes.store import access_minutes


def reopen_minutes(tx: Change, meeting_id: str) -> None:
    """Back to editing; harmless for minutes that are not finished."""
    row = access_minutes(tx.session, tx.actor, meeting_id, lock=True)
    if row.state != "finished":
        return
    row.state, row.finished_at, row.finished_by = "draft", None, ""
    tx.record(f"meeting:{meeting_id}", "minutes.reopened", meeting_id, revision=row.revision)
