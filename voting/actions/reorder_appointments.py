"""Put removals before appointments to the same post (先免后任)."""

from dataclasses import replace

from core.db import Change
from voting import store
from voting.actions.edit_poll import edit_poll, prepared_poll
from voting.following import draft_of
from voting.rules.appointments import reordered


def reorder_appointments(tx: Change, poll_id: str) -> None:
    """Reorder the lines of a prepared poll; where their order is right nothing changes."""
    poll = prepared_poll(tx, poll_id)
    paper = store.paper_of(poll)
    better = reordered(paper)
    if better != paper:
        edit_poll(tx, poll_id, replace(draft_of(poll), paper=better))
