"""Write down that a scrutineer's part of opening a box was wrong."""

from core.db import Change
from voting import store as polls
from voting.belenios.faults import Fault


def refuse_part(tx: Change, poll_id: str, owner: int, fault: Fault) -> None:
    """Only the journal changes: the owner may send a right one, and the others are not held up."""
    poll = polls.poll_row(tx.session, poll_id)
    tx.record(f"meeting:{poll.meeting_id}", "poll.part_refused", poll.id, owner=owner, fault=str(fault.code))
