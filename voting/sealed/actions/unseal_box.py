"""Open a box: with the counts that the parts give, decide as for a named poll."""

from collections.abc import Sequence

from core.db import Change
from voting import store as polls
from voting.live_store import announce_poll
from voting.paper.counting import count_papers_too
from voting.results import decided_by
from voting.rules.poll_state import next_state
from voting.rules.sealing import counts_of
from voting.rules.ways import is_counted
from voting.sealed import store


def unseal_box(tx: Change, poll_id: str, rows: Sequence[Sequence[int]]) -> None:
    """Keep the opened counts and the result; twice is harmless. The server's own key, if it held one, is forgotten."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    box = store.box_of(tx.session, poll_id, lock=True)
    step = next_state(poll.state, "unseal", sealed=True, counted=is_counted(poll.way))
    if not step.changed:
        return
    counts = counts_of(polls.paper_of(poll), rows, store.voters_count(tx.session, poll_id))
    box.counts, box.secret = [list(row) for row in rows], None
    if step.state == "counting":
        count_papers_too(tx, poll, counts)
        return
    poll.result = decided_by(poll, counts, poll.present_n or 0)
    poll.state = "closed"
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.closed",
        poll.id,
        cast=counts.cast,
        present=poll.present_n,
        head=box.head,
        owners=[part.owner for part in store.parts_of(tx.session, poll_id)],
        result=poll.result,
    )
    announce_poll(tx, poll.meeting_id)
