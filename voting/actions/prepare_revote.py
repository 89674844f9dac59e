"""Prepare the vote among the tied with one touch."""

from core.db import Change
from voting import store
from voting.elections.store import with_people
from voting.following import follow, shown_poll
from voting.rules.outcome import revote_paper
from voting.rules.ruleset import revote_ruleset


def prepare_revote(tx: Change, poll_id: str) -> str:
    """A poll among those with equal votes at the cut-off, for the seats that are left; its id, twice the same."""
    poll, outcome = shown_poll(tx, poll_id)
    paper = revote_paper(store.paper_of(poll), outcome)
    return follow(tx, poll, with_people(tx.session, poll.meeting_id, paper), revote_ruleset(outcome.ruleset), "tied")
