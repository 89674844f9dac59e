"""Close a sealed box for ever: what follows is adding up and opening."""

from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.live_store import announce_poll
from voting.rules.poll_state import next_state
from voting.sealed import store
from voting.tables import Poll


def close_box(tx: Change, poll: Poll) -> None:
    """Close the box of a locked poll that is being checked; twice is harmless.

    Refused with `box.unchecked` while a ballot is not verified. Closing before the time for checking is over is written
    into the journal.
    """
    if not next_state(poll.state, "close", sealed=True).changed:
        return
    box = store.box_of(tx.session, poll.id, lock=True)
    unchecked = store.unchecked_count(tx.session, poll.id)
    if unchecked:
        raise Refused("box.unchecked", "还有%(count)s张选票正在验证，请稍候几秒再封箱", count=unchecked)
    if poll.check_ends_at is not None and tx.now < poll.check_ends_at:
        left = round((poll.check_ends_at - tx.now).total_seconds())
        tx.record(f"meeting:{poll.meeting_id}", "poll.check_skipped", poll.id, seconds_left=left)
    poll.state, poll.closed_at = "unsealing", tx.now
    poll.present_n = polls.present_electors(tx.session, poll)
    poll.digest = box.head
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.box_closed",
        poll.id,
        cast=store.voters_count(tx.session, poll.id),
        ballots=box.ballots,
        present=poll.present_n,
        head=box.head,
    )
    announce_poll(tx, poll.meeting_id)
