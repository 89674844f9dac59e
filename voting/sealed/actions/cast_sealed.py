"""Put a deputy's sealed ballot into the box: acknowledged once it is on disk, verified afterwards."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.db import Change, Fixed, reading
from core.errors import Refused
from realtime.messages import Snapshot, person
from voting.belenios.ballot import Ballot
from voting.belenios.faults import Code
from voting.rules.presses import Press, accept_press
from voting.sealed import store
from voting.sealed.codes import credential_id
from voting.sealed.faults import ballot_refused
from voting.sealed.live import MySealed, MySealedSlice
from voting.sealed.live_store import my_slice
from voting.sealed.signing_keys import signing_keys_of
from voting.sealed.store import Receipt
from voting.sealed.tables import SealedBallot, SealedElector
from voting.voter import Found, check_voter, find_voter, voter_finder

MOST = 50
"""Ballots of one voter in one poll, faulty ones too: a tablet gone wrong shall not keep the keeper busy for hours."""

_ELECTORS, _BALLOTS = (cast(Table, kind.__table__) for kind in (SealedElector, SealedBallot))
_FIND = voter_finder(_ELECTORS, _ELECTORS.c.person_id, (_ELECTORS.c.credential_id, _ELECTORS.c.badge_id))
_INSERT = Fixed(
    sqlite.insert(_BALLOTS).on_conflict_do_nothing().returning(_BALLOTS.c.id),
    postgresql=postgresql.insert(_BALLOTS).on_conflict_do_nothing().returning(_BALLOTS.c.id),
    sets=("poll_id", "tracker", "credential_id", "press", "raw", "state", "fault", "place", "received_at"),
)


def cast_sealed(tx: Change, poll_id: str, ballot: Ballot, arrived: datetime) -> MySealedSlice:
    """Put the actor's ballot, read and signed, into the box; what is known of it now.

    The same bytes again get the same answer, even after the closing. Under "first press counts" a voter's second ballot
    is refused unless the first was found faulty. The order of a voter's own ballots is kept, nothing else of time.
    """
    mine = credential_id(ballot.credential)
    while True:
        row = find_voter(tx, _FIND, poll_id)
        earlier = store.receipts_of(tx.connection, poll_id, mine) if row.credential_id == mine else []
        known = next((one for one in earlier if one.tracker == ballot.tracker), None)
        if known is not None:
            return my_slice(poll_id, known)
        check_voter(tx, row, arrived)
        if row.credential_id != mine:
            with reading() as session:
                raise _not_mine(session, tx.actor.id, row, mine, poll_id)
        _accept(row, earlier, ballot.tracker, tx.now)
        receipt = Receipt(ballot.tracker, mine, len(earlier) + 1, "received", "", tx.now)
        if _insert(tx, poll_id, receipt, ballot.raw.decode()):
            slice_ = my_slice(poll_id, receipt)
            _tell(tx, row.meeting_id, slice_)
            return slice_


def _not_mine(session: Session, person_id: str, row: Found, mine: str, poll_id: str) -> Refused:
    present = signing_keys_of(session, [person_id]).get(person_id)
    if row.credential_id is None:
        return Refused("ballot.no_badge", "本项表决开始时您还没有代表证，票箱中没有您的投票资格，请联系会务人员")
    if present is None or present.badge_id != row.badge_id:
        return Refused(
            "ballot.badge_changed",
            "您的代表证在本项表决开始后换发过，票箱只认开始时的证；此前投出的票仍然有效，如尚未投票，请立即举手告知会务人员",
        )
    if mine in store.electors_by_credential(session, poll_id):
        return ballot_refused(Code.OTHERS_CREDENTIAL, "credential")
    return ballot_refused(Code.UNKNOWN_CREDENTIAL, "credential")


def _accept(row: Found, earlier: list[Receipt], tracker: str, now: datetime) -> None:
    """Whether this voter may cast one more: the faulty ones do not count."""
    if len(earlier) >= MOST:
        raise Refused(
            "ballot.too_many", "您在本项表决中已提交%(most)s次，不能再提交；最后一张通过检查的选票有效", most=MOST
        )
    good = [one for one in earlier if one.state != "refused"]
    before = Press(good[-1].tracker, good[-1].tracker, good[-1].received_at) if good else None
    accept_press(row.press, before, Press(tracker, tracker, now))


def _insert(tx: Change, poll_id: str, receipt: Receipt, raw: str) -> bool:
    """Whether it lies in the box now; not where another process was quicker with this voter's or this very ballot."""
    values = {
        "poll_id": poll_id,
        "tracker": receipt.tracker,
        "credential_id": receipt.credential_id,
        "press": receipt.press,
        "raw": raw,
        "state": receipt.state,
        "fault": receipt.fault,
        "place": None,
        "received_at": receipt.received_at,
    }
    return _INSERT.first(tx.connection, values) is not None


def _tell(tx: Change, meeting_id: str, mine: MySealedSlice) -> None:
    tx.announce(MySealed(person(tx.actor.id), mine))
    for kind in ("turnout", "box"):
        tx.touch(Snapshot(kind, meeting_id))
