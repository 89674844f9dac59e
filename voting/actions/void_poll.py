"""Declare a poll void."""

from core.db import Change
from voting import store
from voting.box import box_digest
from voting.evaluations.store import not_announced
from voting.live_store import announce_poll
from voting.rules.poll_state import RUNNING, next_state
from voting.sealed.store import box_of, voters_count
from voting.tables import Poll


def void_poll(tx: Change, poll_id: str, reason: str) -> None:
    """Void it in whatever state, for a reason that stays with it; ballots are kept, and nothing is decided by them."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    before = poll.state
    if not next_state(poll.state, "void", reason=reason).changed:
        return
    not_announced(tx.session, poll.evaluation_id)
    cast = _freeze(tx, poll) if before in RUNNING else _count(tx, poll)
    poll.state, poll.voided_at, poll.void_reason = "void", tx.now, reason
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.voided",
        poll.id,
        reason=reason,
        was=before,
        cast=cast,
        box_sha256=poll.digest,
    )
    announce_poll(tx, poll.meeting_id)


def _freeze(tx: Change, poll: Poll) -> int:
    """Keep how the box of a running poll stands; no key that the server has will ever open it. The number of voters."""
    poll.closed_at = poll.closed_at or tx.now
    if poll.present_n is None:
        poll.present_n = store.present_electors(tx.session, poll)
    if poll.box == "sealed":
        box = box_of(tx.session, poll.id, lock=True)
        poll.digest, box.secret = box.head, None
    else:
        poll.digest = box_digest(poll.id, store.ballots_of(tx.session, poll.id))
    return _count(tx, poll)


def _count(tx: Change, poll: Poll) -> int:
    return (voters_count if poll.box == "sealed" else store.cast_count)(tx.session, poll.id)
