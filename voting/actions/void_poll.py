"""Declare a poll void."""

from core.db import Change
from voting import store
from voting.box import box_digest
from voting.live_store import announce_poll
from voting.rules.poll_state import next_state


def void_poll(tx: Change, poll_id: str, reason: str) -> None:
    """Void it in whatever state, for a reason that stays with it; ballots are kept, and nothing is decided by them."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    before = poll.state
    if not next_state(poll.state, "void", reason=reason).changed:
        return
    ballots = store.ballots_of(tx.session, poll.id)
    if before == "open":
        poll.closed_at, poll.present_n = tx.now, store.present_electors(tx.session, poll)
        poll.digest = box_digest(poll.id, ballots)
    poll.state, poll.voided_at, poll.void_reason = "void", tx.now, reason
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.voided",
        poll.id,
        reason=reason,
        was=before,
        cast=len(ballots),
        box_sha256=poll.digest,
    )
    announce_poll(tx, poll.meeting_id)
