"""Record how many papers were handed out (发出)."""

from core.db import Change
from core.errors import Refused
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.open_count import check_not_agreed, paper_poll
from voting.rules.count_faults import check_issued


def issue_ballots(tx: Change, poll_id: str, issued: int) -> None:
    """Record it, or correct it while nothing rests upon it; the journal keeps each figure."""
    poll, count = paper_poll(tx, poll_id)
    check_not_agreed(count)
    check_issued(issued, store.people_on_paper(tx.session, poll))
    if count.collected is not None and issued < count.collected:
        raise Refused(
            "paper.fewer_issued",
            "已登记收回%(collected)s张，发出的不能少于收回的，请核对",
            status=422,
            collected=count.collected,
        )
    before, count.issued = count.issued, issued
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "paper.issued", poll.id, issued=issued, before=before)
    announce_poll(tx, poll.meeting_id)
