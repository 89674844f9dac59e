"""Keep the encrypted sum of a closed box, which scrutineers compare with their own before they open it."""

from core.db import Change
from voting import store as polls
from voting.sealed import store
from voting.sealed.live_store import announce_box


def keep_tally(tx: Change, poll_id: str, tally: str, sized: str) -> None:
    """Keep the sum and its size as they are archived; twice is harmless."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    box = store.box_of(tx.session, poll_id, lock=True)
    if poll.state != "unsealing" or box.tally is not None:
        return
    box.tally, box.sized_tally = tally, sized
    announce_box(tx, poll, poll.meeting_id)
