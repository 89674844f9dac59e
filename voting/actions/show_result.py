"""Show the result of a closed poll to the whole hall."""

from core.db import Change
from meeting.actions.move_stage import move_stage
from voting import store
from voting.live_store import announce_poll
from voting.rules.poll_state import next_state


def show_result(tx: Change, poll_id: str) -> None:
    """Put the result on the stage; twice is harmless, and brings a shown result back onto the stage."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if next_state(poll.state, "show").changed:
        poll.state, poll.shown_at = "shown", tx.now
        tx.session.flush()
        tx.record(f"meeting:{poll.meeting_id}", "poll.shown", poll.id)
    move_stage(tx, poll.meeting_id, "result", item_id=poll.item_id, poll_id=poll.id)
    announce_poll(tx, poll.meeting_id)
