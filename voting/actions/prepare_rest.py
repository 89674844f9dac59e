"""Prepare the second vote on the rest, where fewer than K found a majority."""

from core.db import Change
from voting import store
from voting.following import follow, shown_poll
from voting.rules.outcome import rest_paper


def prepare_rest(tx: Change, poll_id: str) -> str:
    """A poll on what was not selected, for the seats that are left, by the same rules; its id, twice the same."""
    poll, outcome = shown_poll(tx, poll_id)
    return follow(tx, poll, rest_paper(store.paper_of(poll), outcome), outcome.ruleset, "rest")
