"""Stop the vote of a sealed poll and let everybody compare their codes before the box closes."""

from datetime import timedelta

from core.db import Change
from voting import store as polls
from voting.live_store import announce_poll
from voting.rules.poll_state import next_state
from voting.sealed import store
from voting.tables import Poll


def start_check(tx: Change, poll_id: str) -> None:
    """No ballot is taken from now on; twice is harmless."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    if next_state(poll.state, "check", sealed=polls.uses_sealed_box(poll)).changed:
        check_in(tx, poll)


def check_in(tx: Change, poll: Poll) -> None:
    """Begin the checking of an open sealed poll that is locked."""
    box = store.box_of(tx.session, poll.id)
    poll.state, poll.closes_at = "checking", None
    poll.check_ends_at = tx.now + timedelta(seconds=poll.check_seconds)
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.checking",
        poll.id,
        cast=store.voters_count(tx.session, poll.id),
        unchecked=store.unchecked_count(tx.session, poll.id),
        head=box.head,
    )
    announce_poll(tx, poll.meeting_id)
