"""Put a deputy's ballot into the box: once, safely, whatever the network does."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import BindParameter, String, Table, and_, bindparam, func, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from core.db import Change, Fixed
from core.errors import NotFound, Refused
from core.ids import new_id
from realtime.messages import Snapshot, person
from signin.store import is_present
from voting.frozen import ReadAnswer, frozen_paper
from voting.live import MyBallot, MyBallotSlice
from voting.rules.poll_state import may_cast
from voting.rules.presses import Press, accept_press
from voting.rules.ways import may_press, own_way
from voting.tables import Ballot, Elector, Poll

REMEMBERED = 100
"""How many replaced gestures of one voter are remembered."""

Found = Any
"""The poll with the voter's place in the electorate and their ballot, None where there is none."""

_POLLS, _ELECTORS, _BALLOTS = (cast(Table, kind.__table__) for kind in (Poll, Elector, Ballot))
_VOTER: BindParameter[str] = bindparam("voter", type_=String)
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
        _BALLOTS.c.answer,
        _BALLOTS.c.gesture,
        _BALLOTS.c.cast_at,
        _BALLOTS.c.presses,
        _BALLOTS.c.superseded,
    )
    .select_from(_POLLS)
    .outerjoin(_ELECTORS, and_(_ELECTORS.c.poll_id == _POLLS.c.id, _ELECTORS.c.person_id == _VOTER))
    .outerjoin(_BALLOTS, and_(_BALLOTS.c.poll_id == _POLLS.c.id, _BALLOTS.c.voter_id == _VOTER))
    .where(_POLLS.c.id == bindparam("poll"))
    .with_for_update(read=True, of=_POLLS)
)
_ALONE = func.pg_try_advisory_xact_lock(func.hashtextextended(bindparam("poll", type_=String) + _VOTER, 0))
_FIND = Fixed(
    _BY_ITSELF.add_columns(true().label("alone")),
    postgresql=_BY_ITSELF.add_columns(_ALONE.label("alone")),
)
"""On PostgreSQL nobody waits for another process that has the same voter's ballot in hand: two queues that wait for each
other would both be lost. The second device is told to ask again, which it does by itself."""

_KEY = ["poll_id", "voter_id"]
_INSERT = Fixed(
    sqlite.insert(_BALLOTS).on_conflict_do_nothing(index_elements=_KEY).returning(_BALLOTS.c.id),
    postgresql=postgresql.insert(_BALLOTS).on_conflict_do_nothing(index_elements=_KEY).returning(_BALLOTS.c.id),
    sets=("id", "poll_id", "voter_id", "answer", "gesture", "cast_at", "presses", "superseded"),
)
_REPLACE = Fixed(
    update(_BALLOTS).where(
        _BALLOTS.c.poll_id == bindparam("poll"),
        _BALLOTS.c.voter_id == bindparam("voter"),
        _BALLOTS.c.gesture == bindparam("replaced"),
    ),
    sets=("answer", "gesture", "cast_at", "presses", "superseded"),
)


def cast_ballot(tx: Change, poll_id: str, answer: ReadAnswer, gesture: str, arrived: datetime) -> MyBallotSlice:
    """Put the actor's ballot into the box and return what now lies there.

    The same gesture again gives the same, even after the closing. Whether the time was up is judged by `arrived`, when
    the request came; whether the box is open, by its state now: nothing enters after the freeze.
    """
    while True:
        row = _FIND.first(tx.connection, {"poll": poll_id, "voter": tx.actor.id})
        if row is None:
            raise NotFound("poll")
        if not row.alone:
            raise Refused("ballot.in_flight", "您的票正由另一台设备提交，请稍候", status=503)
        new = Press(gesture, answer.data, tx.now)
        earlier = _earlier(row)
        if earlier is not None and gesture in (earlier.gesture, *earlier.superseded):
            accept_press(row.press, earlier, new)
            return _in_the_box(poll_id, row)
        _check(tx, row, arrived)
        verdict = accept_press(row.press, earlier, new)
        stored = _insert(tx, poll_id, new) if verdict == "store" else _replace(tx, poll_id, new, row)
        if stored is not None:
            mine = MyBallotSlice(poll_id, tx.now, answer.data, stored, answer.described)
            _tell(tx, row.meeting_id, mine)
            return mine


def _earlier(row: Found) -> Press | None:
    if row.gesture is None:
        return None
    return Press(row.gesture, row.answer, row.cast_at, frozenset(row.superseded))


def _check(tx: Change, row: Found, arrived: datetime) -> None:
    elector = row.person_id is not None
    signed_in = elector and row.sitting_id is not None and is_present(tx.connection, row.sitting_id, tx.actor.id)
    may_cast(row.state, arrived, row.closes_at, signed_in, elector)
    may_press(own_way(row.way, row.fallback, row.on_paper))


def _insert(tx: Change, poll_id: str, new: Press) -> int | None:
    """1, the number of presses; None where another process put this voter's ballot there a moment ago."""
    values = {
        "id": new_id(),
        "poll_id": poll_id,
        "voter_id": tx.actor.id,
        "answer": new.content,
        "gesture": new.gesture,
        "cast_at": new.at,
        "presses": 1,
        "superseded": [],
    }
    kept = _INSERT.first(tx.connection, values)
    return None if kept is None else 1


def _replace(tx: Change, poll_id: str, new: Press, row: Found) -> int | None:
    """The number of presses; None where another process replaced the ballot a moment ago."""
    values = {
        "answer": new.content,
        "gesture": new.gesture,
        "cast_at": new.at,
        "presses": row.presses + 1,
        "superseded": [*row.superseded, row.gesture][-REMEMBERED:],
    }
    where = {"poll": poll_id, "voter": tx.actor.id, "replaced": row.gesture}
    return row.presses + 1 if _REPLACE.run(tx.connection, values | where) else None


def _in_the_box(poll_id: str, row: Found) -> MyBallotSlice:
    frozen = frozen_paper(poll_id)
    described = frozen.method.describe(frozen.paper, frozen.method.read_answer(frozen.paper, row.answer))
    return MyBallotSlice(poll_id, row.cast_at, row.answer, row.presses, described)


def _tell(tx: Change, meeting_id: str, mine: MyBallotSlice) -> None:
    tx.announce(MyBallot(person(tx.actor.id), mine))
    for kind in ("turnout", "tally", "pressed"):
        tx.touch(Snapshot(kind, meeting_id))
