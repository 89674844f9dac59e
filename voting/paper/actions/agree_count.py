"""Close a poll on paper or by hands with the figures that were agreed."""

from core.db import Change
from core.errors import Forbidden
from roster.may import is_staff
from voting import store as polls
from voting.paper import store
from voting.paper.counting import close_counted


def agree_count(tx: Change, poll_id: str) -> None:
    """Add papers or hands to what tablets cast, decide, and keep the result; twice is harmless."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    if not (is_staff(tx.actor) or store.may_settle(tx.session, poll, tx.actor)):
        raise Forbidden
    close_counted(tx, poll)
