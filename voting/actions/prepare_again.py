"""Prepare the same vote once more, where the first was void."""

from collections.abc import Sequence

from core.db import Change
from core.errors import Refused
from voting import store
from voting.following import follow
from voting.rules.second_vote import without as left_out


def prepare_again(tx: Change, poll_id: str, without: Sequence[str] = ()) -> str:
    """A poll with the same paper and rules; only for one that was voided or in which too few took part.

    `without` leaves options out whose nomination was withdrawn. Returns its id, twice the same.
    """
    poll = store.poll_row(tx.session, poll_id, lock=True)
    outcome = store.outcome_of(poll)
    if poll.state != "void" and (outcome is None or outcome.valid):
        raise Refused("poll.still_valid", "该表决有效；如需重新表决，请先说明理由将其作废")
    paper = store.paper_of(poll)
    return follow(tx, poll, left_out(paper, without) if without else paper, store.ruleset_of(poll), "again")
