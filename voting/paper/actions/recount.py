"""Have the papers counted once more by both people, blind again."""

from core.db import Change
from core.errors import Refused
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.open_count import AFTER_VOTE, check_settling, paper_poll


def recount(tx: Change, poll_id: str, reason: str) -> None:
    """Begin another round of entries; those of the round before, and what was agreed, stay in the journal."""
    poll, count = paper_poll(tx, poll_id, AFTER_VOTE)
    check_settling(tx, poll)
    if not reason.strip():
        raise Refused("paper.no_reason", "重新计票应说明理由，请填写理由", status=422)
    if not store.entries_of(tx.session, poll_id, count.round):
        return
    before, count.agreed = count.agreed, None
    count.round += 1
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}", "paper.recount", poll.id, reason=reason.strip(), round=count.round, before=before
    )
    announce_poll(tx, poll.meeting_id)
