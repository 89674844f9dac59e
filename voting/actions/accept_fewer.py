"""Leave it at fewer than K."""

from core.db import Change
from core.errors import Refused
from voting import store
from voting.following import decided_poll
from voting.live_store import announce_poll
from voting.results import stored
from voting.rules.counts import Counts
from voting.rules.outcome import accept_fewer as accepted


def accept_fewer(tx: Change, poll_id: str) -> None:
    """Decide that no second vote on the rest follows; twice is harmless."""
    poll, outcome = decided_poll(tx, poll_id)
    if store.follower_of(tx.session, poll_id, "rest") is not None:
        raise Refused("poll.rest_prepared", "已准备对其余项目另行票决，请先删除或作废该票决")
    if outcome.accepted_fewer:
        return
    assert poll.result is not None
    counts = Counts.from_data(poll.result["counts"])
    poll.result = stored(store.paper_of(poll), accepted(outcome), counts, poll.electors_n or 0)
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.fewer_accepted", poll.id, result=poll.result)
    announce_poll(tx, poll.meeting_id)
