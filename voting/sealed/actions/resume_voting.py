"""Go back from the checking to the vote, where somebody's ballot is missing."""

from core.db import Change
from voting import store as polls
from voting.live_store import announce_poll
from voting.rules.poll_state import next_state


def resume_voting(tx: Change, poll_id: str) -> None:
    """Ballots are taken again until the chair stops the vote; twice is harmless."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    if not next_state(poll.state, "resume", sealed=polls.uses_sealed_box(poll)).changed:
        return
    poll.state, poll.check_ends_at = "open", None
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.resumed", poll.id)
    announce_poll(tx, poll.meeting_id)
