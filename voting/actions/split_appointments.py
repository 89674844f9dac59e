"""Vote person by person again, where a list was to be voted on together."""

from dataclasses import replace

from core.db import Change
from voting import store
from voting.actions.edit_poll import prepared_poll
from voting.elections.store import original_options
from voting.live_store import announce_poll


def split_appointments(tx: Change, poll_id: str) -> None:
    """Give a prepared poll its lines back; twice is harmless."""
    poll = prepared_poll(tx, poll_id)
    if poll.merged is None:
        return
    poll.paper = replace(store.paper_of(poll), options=original_options(poll)).to_data()
    poll.merged = None
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.appointments_split", poll.id)
    announce_poll(tx, poll.meeting_id)
