"""What is asked at the door of every box, named or sealed: the poll with the voter's place in it, and whether they may."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import BindParameter, ColumnElement, String, Table, and_, bindparam, select, true

from core.db import Change, Fixed
from core.db.rows import in_hand
from core.errors import NotFound, Refused
from signin.store import is_present
from voting.rules.poll_state import may_cast
from voting.rules.ways import may_press, own_way
from voting.tables import Elector, Poll

Found = Any
"""The poll with the voter's place in the electorate and what a box keeps of them, None where there is none."""

_POLLS, _ELECTORS = (cast(Table, kind.__table__) for kind in (Poll, Elector))
_VOTER: BindParameter[str] = bindparam("voter", type_=String)
_ALONE = in_hand(bindparam("poll", type_=String) + _VOTER)


def voter_finder(kept: Table, voter: ColumnElement[str], columns: Sequence[ColumnElement[Any]]) -> Fixed:
    """Finds a poll with the voter's place and these columns of the row that the table `kept` has of them, if it has one.

    On PostgreSQL nobody waits for another process that has the same voter's ballot in hand (core.db.rows.in_hand). The
    second device is told to ask again, which it does by itself.
    """
    polls, electors = _POLLS.c, _ELECTORS.c
    found = (
        select(
            *(polls.state, polls.closes_at, polls.press, polls.way, polls.fallback, polls.sitting_id, polls.meeting_id),
            *(electors.person_id, electors.on_paper),
            *columns,
        )
        .select_from(_POLLS)
        .outerjoin(_ELECTORS, and_(electors.poll_id == polls.id, electors.person_id == _VOTER))
        .outerjoin(kept, and_(kept.c.poll_id == polls.id, voter == _VOTER))
        .where(polls.id == bindparam("poll"))
        .with_for_update(read=True, of=_POLLS)
    )
    return Fixed(found.add_columns(true().label("alone")), postgresql=found.add_columns(_ALONE.label("alone")))


def find_voter(tx: Change, finder: Fixed, poll_id: str) -> Found:
    """What the finder knows of the actor in the poll; refused (`ballot.in_flight`) while another process has them in hand."""
    row = finder.first(tx.connection, {"poll": poll_id, "voter": tx.actor.id})
    if row is None:
        raise NotFound("poll")
    if not row.alone:
        raise Refused("ballot.in_flight", "您的票正由另一台设备提交，请稍候", status=503)
    return row


def check_voter(tx: Change, row: Found, arrived: datetime) -> None:
    """Refuse a ballot of one who is no elector, is not signed in, or votes on paper, and one that comes too early or late."""
    elector = row.person_id is not None
    signed_in = elector and row.sitting_id is not None and is_present(tx.connection, row.sitting_id, tx.actor.id)
    may_cast(row.state, arrived, row.closes_at, signed_in, elector)
    may_press(own_way(row.way, row.fallback, row.on_paper))
