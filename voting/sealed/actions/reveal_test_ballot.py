"""Tell what is in a test ballot, and the randomness by which anybody can check it."""

from collections.abc import Sequence

from core.db import Change
from core.errors import Forbidden, Refused
from voting import store as polls
from voting.sealed import store


def reveal_test_ballot(
    tx: Change, ballot_id: str, randomness: Sequence[Sequence[str]], choices: Sequence[Sequence[int]]
) -> None:
    """Keep both, from whoever made the ballot; the same again is harmless, anything else refused."""
    row = store.trial_ballot(tx.session, ballot_id)
    if row.person_id != tx.actor.id:
        raise Forbidden
    told = [list(one) for one in randomness], [list(one) for one in choices]
    if row.revealed_at is not None:
        if (row.randomness, row.choices) != told:
            raise Refused("test.revealed", "这张试验票已经揭示，内容不能更改")
        return
    row.randomness, row.choices = told
    row.revealed_at = tx.now
    tx.session.flush()
    meeting_id = polls.poll_row(tx.session, row.poll_id).meeting_id
    tx.record(f"meeting:{meeting_id}", "test_ballot.revealed", row.poll_id, tracker=row.tracker)
