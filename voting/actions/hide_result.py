"""Take a shown result back from the hall."""

from core.db import Change
from meeting.actions.move_stage import move_stage
from meeting.store import stage_of
from voting import store
from voting.live_store import announce_poll
from voting.rules.poll_state import next_state


def hide_result(tx: Change, poll_id: str) -> None:
    """Only the staff has the result again, as after the closing; twice is harmless."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if not next_state(poll.state, "hide").changed:
        return
    poll.state, poll.shown_at = "closed", None
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.hidden", poll.id)
    stage = stage_of(tx.session, poll.meeting_id)
    if stage.face == "result" and stage.poll_id == poll.id:
        move_stage(tx, poll.meeting_id, "poll", item_id=poll.item_id, poll_id=poll.id)
    announce_poll(tx, poll.meeting_id)
