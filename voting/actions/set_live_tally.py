"""Switch the count that is shown while a named poll is open on or off."""

from core.db import Change
from core.errors import Refused
from voting import store
from voting.live_store import announce_poll


def set_live_tally(tx: Change, poll_id: str, on: bool) -> None:
    """Let screens and staff see the count before the closing, or no longer; twice is harmless."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if poll.state not in ("prepared", "open"):
        raise Refused("poll.closed", "表决已经结束，实时计票不能再更改")
    if poll.box != "open":
        raise Refused("poll.secret", "无记名表决不能实时显示计票", status=422)
    if poll.live_tally == on:
        return
    poll.live_tally = on
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.live_tally", poll.id, on=on)
    announce_poll(tx, poll.meeting_id)
