"""Prepare the second vote on the rest, where fewer than K found a majority."""

from collections.abc import Sequence

from core.db import Change
from voting import store
from voting.elections.store import with_people
from voting.following import follow, shown_poll
from voting.rules.outcome import rest_paper


def prepare_rest(tx: Change, poll_id: str, written: Sequence[str] = ()) -> str:
    """A poll on what was not selected, for the seats that are left, by the same rules; its id, twice the same.

    In an election `written` names lines of written-in persons who are to be candidates as well (另行选举).
    """
    poll, outcome = shown_poll(tx, poll_id)
    paper = rest_paper(store.paper_of(poll), outcome, written)
    return follow(tx, poll, with_people(tx.session, poll.meeting_id, paper), outcome.ruleset, "rest")
