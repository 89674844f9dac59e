"""Close a poll: freeze the turnout, count the box, decide."""

from core.db import Change
from voting import store
from voting.box import box_digest
from voting.live_store import announce_poll
from voting.paper.counting import begin_count
from voting.results import decided
from voting.rules.poll_state import next_state
from voting.rules.ways import is_counted
from voting.sealed.actions.close_box import close_box
from voting.tables import Poll


def close_poll(tx: Change, poll_id: str) -> None:
    """End the vote and keep its result; twice is harmless. No ballot is accepted once this is committed.

    A sealed box that is being checked is closed; its result comes when it is opened. Where papers or hands are counted the
    result comes when their figures are agreed.
    """
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if store.uses_sealed_box(poll):
        close_box(tx, poll)
    elif next_state(poll.state, "close", counted=is_counted(poll.way)).changed:
        close_in(tx, poll)


def close_in(tx: Change, poll: Poll) -> None:
    """Close an open named poll that is locked, or begin its count by people."""
    if is_counted(poll.way):
        begin_count(tx, poll)
        return
    ballots = store.ballots_of(tx.session, poll.id)
    present = store.present_electors(tx.session, poll)
    poll.result = decided(poll, ballots, present)
    poll.present_n = present
    poll.digest = box_digest(poll.id, ballots)
    poll.state, poll.closed_at = "closed", tx.now
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.closed",
        poll.id,
        cast=len(ballots),
        present=present,
        box_sha256=poll.digest,
        result=poll.result,
    )
    announce_poll(tx, poll.meeting_id)
