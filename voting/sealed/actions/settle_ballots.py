"""Take verified ballots into the box, in their order, and say which were found faulty."""

from collections.abc import Sequence

from core.db import Change
from realtime.messages import Snapshot, person
from voting import store as polls
from voting.belenios.bel.events import Kind
from voting.belenios.bel.write import Head, ballot
from voting.sealed import store
from voting.sealed.live import MySealed
from voting.sealed.live_store import announce_box, my_slice
from voting.sealed.store import Receipt
from voting.sealed.tables import SealedBallot, SealedBox
from voting.tables import Poll

Verdict = tuple[int, str]
"""A ballot's number and the fault's code, empty where it is good."""


def settle_ballots(tx: Change, poll_id: str, verdicts: Sequence[Verdict]) -> int:
    """Chain the good ballots to the box's head in this order; how many were settled now, for twice is harmless."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    box = store.box_of(tx.session, poll_id, lock=True)
    if poll.state not in ("open", "checking"):
        return 0
    owners = store.electors_by_credential(tx.session, poll_id)
    settled = 0
    for number, fault in verdicts:
        row = tx.session.get(SealedBallot, number, populate_existing=True)
        if row is None or row.poll_id != poll_id or row.state != "received":
            continue
        _settle(tx, poll, box, row, fault)
        settled += 1
        receipt = Receipt(row.tracker, row.credential_id, row.press, row.state, row.fault, row.received_at)
        tx.announce(MySealed(person(owners[row.credential_id]), my_slice(poll_id, receipt)))
    tx.session.flush()
    if poll.state == "checking":
        announce_box(tx, poll, poll.meeting_id)
    for kind in ("turnout", "box"):
        tx.touch(Snapshot(kind, poll.meeting_id))
    return settled


def _settle(tx: Change, poll: Poll, box: SealedBox, row: SealedBallot, fault: str) -> None:
    if fault:
        row.state, row.fault = "refused", fault
        tx.record(f"meeting:{poll.meeting_id}", "ballot.refused", poll.id, tracker=row.tracker, fault=fault)
        return
    head = Head(box.begun_at, box.ballots, Kind.BALLOT if box.ballots else Kind.SETUP, box.head)
    _, after = ballot(head, row.raw.encode())
    row.state, row.place = "checked", after.height
    box.ballots, box.head = after.height, after.hash
