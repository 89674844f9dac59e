"""Prepare the same vote once more, where the first was void."""

from core.db import Change
from core.errors import Refused
from voting import store
from voting.following import follow


def prepare_again(tx: Change, poll_id: str) -> str:
    """A poll with the same paper and rules; only for one that was voided or in which too few took part.

    Returns its id, twice the same.
    """
    poll = store.poll_row(tx.session, poll_id, lock=True)
    outcome = store.outcome_of(poll)
    if poll.state != "void" and (outcome is None or outcome.valid):
        raise Refused("poll.still_valid", "该表决有效；如需重新表决，请先说明理由将其作废")
    return follow(tx, poll, store.paper_of(poll), store.ruleset_of(poll), "again")
