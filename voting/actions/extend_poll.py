"""Give an open poll more time."""

from datetime import timedelta

from core.db import Change
from core.errors import Refused
from voting import store
from voting.live_store import announce_poll


def extend_poll(tx: Change, poll_id: str, seconds: int | None) -> None:
    """Put the end off by `seconds` (from now, where there was no end), or with None leave it to the chair."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if poll.state != "open":
        raise Refused("poll.not_open", "该表决不在进行中，不能延长时间")
    if seconds is None:
        poll.closes_at = None
    else:
        start = tx.now if poll.closes_at is None else max(poll.closes_at, tx.now)
        poll.closes_at = start + timedelta(seconds=seconds)
    tx.session.flush()
    closes_at = poll.closes_at and poll.closes_at.isoformat()
    tx.record(f"meeting:{poll.meeting_id}", "poll.extended", poll.id, seconds=seconds, closes_at=closes_at)
    announce_poll(tx, poll.meeting_id)
