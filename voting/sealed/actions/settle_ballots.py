"""Take verified ballots into the box, in their order, and say which were found faulty."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import undefer

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
    """Chain the good ballots to the box's head; how many were settled now, for twice is harmless.

    Of those that come together each voter's keep their order; among the voters the credentials decide, which say nothing of
    who was quicker.
    """
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    box = store.box_of(tx.session, poll_id, lock=True)
    if poll.state not in ("open", "checking"):
        return 0
    owners = store.electors_by_credential(tx.session, poll_id)
    settled = 0
    faults = dict(verdicts)
    for row in _waiting(tx, poll_id, faults):
        _settle(tx, poll, box, row, faults[row.id])
        settled += 1
        receipt = Receipt(row.tracker, row.credential_id, row.press, row.state, row.fault, row.received_at)
        tx.announce(MySealed(person(owners[row.credential_id]), my_slice(poll_id, receipt)))
    tx.session.flush()
    if poll.state == "checking":
        announce_box(tx, poll, poll.meeting_id)
    for kind in ("turnout", "box"):
        tx.touch(Snapshot(kind, poll.meeting_id))
    return settled


def _waiting(tx: Change, poll_id: str, numbers: Collection[int]) -> Iterable[SealedBallot]:
    query = select(SealedBallot).where(
        SealedBallot.poll_id == poll_id, SealedBallot.id.in_(numbers), SealedBallot.state == "received"
    )
    ordered = query.order_by(SealedBallot.credential_id, SealedBallot.press)
    return list(
        tx.session.scalars(ordered.options(undefer(SealedBallot.raw)).execution_options(populate_existing=True))
    )


def _settle(tx: Change, poll: Poll, box: SealedBox, row: SealedBallot, fault: str) -> None:
    if fault:
        row.state, row.fault = "refused", fault
        tx.record(f"meeting:{poll.meeting_id}", "ballot.refused", poll.id, tracker=row.tracker, fault=fault)
        return
    head = Head(box.begun_at, box.ballots, Kind.BALLOT if box.ballots else Kind.SETUP, box.head)
    _, after = ballot(head, row.raw.encode())
    row.state, row.place = "checked", after.height
    box.ballots, box.head = after.height, after.hash
