"""Close the polls whose countdown has run out; after a crash, leave their end to the chair instead."""

from datetime import timedelta

from core.db import Change
from voting import store
from voting.actions.close_poll import close_in
from voting.live_store import announce_poll
from voting.sealed.actions.start_check import check_in

GRACE = timedelta(seconds=1)
"""How long ballots that arrived in time may wait in the queue before the box is closed."""

CRASHED = timedelta(seconds=5)
"""A countdown that ended longer ago than this was not watched by anybody."""


def close_due_polls(tx: Change) -> list[str]:
    """End the vote of every open poll whose countdown ended at least GRACE ago; their ids."""
    due = store.overdue_polls(tx.session, tx.now - GRACE)
    for poll_id in due:
        poll = store.poll_row(tx.session, poll_id, lock=True)
        (check_in if store.uses_sealed_box(poll) else close_in)(tx, poll)
    return due


def stop_missed_countdowns(tx: Change) -> list[str]:
    """At the start of a process: polls whose countdown ended while nobody served stay open until the chair ends them.

    So a crash robs nobody of the vote. Returns their ids.
    """
    missed = store.overdue_polls(tx.session, tx.now - CRASHED)
    for poll_id in missed:
        poll = store.poll_row(tx.session, poll_id, lock=True)
        ended = poll.closes_at and poll.closes_at.isoformat()
        poll.closes_at = None
        tx.session.flush()
        tx.record(f"meeting:{poll.meeting_id}", "poll.countdown_stopped", poll.id, would_have_ended=ended)
        announce_poll(tx, poll.meeting_id)
    return missed
