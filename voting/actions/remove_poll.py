"""Remove a poll that has not been opened."""

from core.db import Change
from meeting.actions.move_stage import move_stage
from meeting.store import stage_of
from voting.actions.edit_poll import prepared_poll
from voting.live_store import announce_poll
from voting.picture_store import drop_all


def remove_poll(tx: Change, poll_id: str) -> None:
    """Remove it; a stage that shows it goes back to its agenda item, or to waiting."""
    poll = prepared_poll(tx, poll_id)
    meeting_id, item_id, title = poll.meeting_id, poll.item_id, poll.title
    on_stage = stage_of(tx.session, meeting_id).poll_id == poll_id
    drop_all(tx.session, poll)
    tx.session.delete(poll)
    tx.session.flush()
    tx.record(f"meeting:{meeting_id}", "poll.removed", poll_id, title=title)
    if on_stage:
        move_stage(tx, meeting_id, "waiting" if item_id is None else "item", item_id=item_id)
    announce_poll(tx, meeting_id)
