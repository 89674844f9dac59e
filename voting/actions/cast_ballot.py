"""Put a deputy's ballot into the box: once, safely, whatever the network does."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from core.db import Change, Fixed
from core.ids import new_id
from realtime.messages import Snapshot, person
from voting.frozen import ReadAnswer, frozen_paper
from voting.live import MyBallot, MyBallotSlice
from voting.rules.presses import Press, accept_press
from voting.tables import Ballot
from voting.voter import Found, check_voter, find_voter, voter_finder

REMEMBERED = 100
"""How many replaced gestures of one voter are remembered."""

_BALLOTS = cast(Table, Ballot.__table__)
_FIND = voter_finder(
    _BALLOTS,
    _BALLOTS.c.voter_id,
    (_BALLOTS.c.answer, _BALLOTS.c.gesture, _BALLOTS.c.cast_at, _BALLOTS.c.presses, _BALLOTS.c.superseded),
)
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
        row = find_voter(tx, _FIND, poll_id)
        new = Press(gesture, answer.data, tx.now)
        earlier = _earlier(row)
        if earlier is not None and gesture in (earlier.gesture, *earlier.superseded):
            accept_press(row.press, earlier, new)
            return _in_the_box(poll_id, row)
        check_voter(tx, row, arrived)
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
