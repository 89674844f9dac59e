"""Put a deputy's sealed ballot into the box: acknowledged once it is on disk, verified afterwards."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import String, Table, and_, bindparam, func, select, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.db import Change, Fixed, reading
from core.errors import NotFound, Refused
from realtime.messages import Snapshot, person
from signin.store import is_present
from voting.belenios.ballot import Ballot
from voting.belenios.faults import Code
from voting.rules.poll_state import may_cast
from voting.rules.presses import Press, accept_press
from voting.rules.ways import may_press, own_way
from voting.sealed import store
from voting.sealed.codes import credential_id
from voting.sealed.faults import ballot_refused
from voting.sealed.live import MySealed, MySealedSlice
from voting.sealed.live_store import my_slice
from voting.sealed.signing_keys import signing_keys_of
from voting.sealed.store import Receipt
from voting.sealed.tables import SealedBallot, SealedElector
from voting.tables import Elector, Poll

MOST = 50
"""Ballots of one voter in one poll, faulty ones too: a tablet gone wrong shall not keep the keeper busy for hours."""

Found = Any
"""The poll with the voter's place in the electorate and their credential, None where there is none."""

_POLLS, _ELECTORS, _SEALED_ELECTORS, _BALLOTS = (
    cast(Table, kind.__table__) for kind in (Poll, Elector, SealedElector, SealedBallot)
)
_VOTER = bindparam("voter", type_=String)
_BY_ITSELF = (
    select(
        _POLLS.c.state,
        _POLLS.c.closes_at,
        _POLLS.c.press,
        _POLLS.c.way,
        _POLLS.c.fallback,
        _POLLS.c.sitting_id,
        _POLLS.c.meeting_id,
        _ELECTORS.c.person_id,
        _ELECTORS.c.on_paper,
        _SEALED_ELECTORS.c.credential_id,
        _SEALED_ELECTORS.c.badge_id,
    )
    .select_from(_POLLS)
    .outerjoin(_ELECTORS, and_(_ELECTORS.c.poll_id == _POLLS.c.id, _ELECTORS.c.person_id == _VOTER))
    .outerjoin(
        _SEALED_ELECTORS, and_(_SEALED_ELECTORS.c.poll_id == _POLLS.c.id, _SEALED_ELECTORS.c.person_id == _VOTER)
    )
    .where(_POLLS.c.id == bindparam("poll"))
    .with_for_update(read=True, of=_POLLS)
)
_ALONE = func.pg_try_advisory_xact_lock(func.hashtextextended(bindparam("poll", type_=String) + _VOTER, 0))
_FIND = Fixed(
    _BY_ITSELF.add_columns(true().label("alone")),
    postgresql=_BY_ITSELF.add_columns(_ALONE.label("alone")),
)
"""As with named ballots nobody waits for another process that has the same voter's ballot in hand."""

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
        row = _FIND.first(tx.connection, {"poll": poll_id, "voter": tx.actor.id})
        if row is None:
            raise NotFound("poll")
        if not row.alone:
            raise Refused("ballot.in_flight", "您的票正由另一台设备提交，请稍候", status=503)
        earlier = store.receipts_of(tx.connection, poll_id, mine) if row.credential_id == mine else []
        known = next((one for one in earlier if one.tracker == ballot.tracker), None)
        if known is not None:
            return my_slice(poll_id, known)
        _check(tx, row, mine, poll_id, arrived)
        _accept(row, earlier, ballot.tracker, tx.now)
        receipt = Receipt(ballot.tracker, mine, len(earlier) + 1, "received", "", tx.now)
        if _insert(tx, poll_id, receipt, ballot.raw.decode()):
            slice_ = my_slice(poll_id, receipt)
            _tell(tx, row.meeting_id, slice_)
            return slice_


def _check(tx: Change, row: Found, mine: str, poll_id: str, arrived: datetime) -> None:
    elector = row.person_id is not None
    signed_in = elector and row.sitting_id is not None and is_present(tx.connection, row.sitting_id, tx.actor.id)
    may_cast(row.state, arrived, row.closes_at, signed_in, elector)
    may_press(own_way(row.way, row.fallback, row.on_paper))
    if row.credential_id != mine:
        with reading() as session:
            raise _not_mine(session, tx.actor.id, row, mine, poll_id)


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
