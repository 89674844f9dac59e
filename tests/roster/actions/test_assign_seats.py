"""Giving seats."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change
from core.errors import NotFound, Refused
from roster.actions.add_people import NewPerson
from roster.actions.assign_seats import assign_seats
from tests.roster.builders import a_roll


def test_seats_are_exchanged_and_taken_away(app: Flask) -> None:
    built = a_roll([NewPerson("甲", seat="1-1"), NewPerson("乙", seat="1-2"), NewPerson("丙", seat="1-3")])
    ids = {m.name: m.person_id for m in built.members()}
    with change(SYSTEM) as tx:
        assert assign_seats(tx, built.roll_id, {ids["甲"]: "1-2", ids["乙"]: "1-1", ids["丙"]: None}) == 3
        assert assign_seats(tx, built.roll_id, {ids["甲"]: "1-2"}) == 0
    assert {m.name: m.seat for m in built.members()} == {"甲": "1-2", "乙": "1-1", "丙": None}


def test_no_two_on_one_seat_and_nobody_from_outside(app: Flask) -> None:
    built = a_roll([NewPerson("甲", seat="1-1"), NewPerson("乙")])
    other = built.by_name("乙").person_id
    with pytest.raises(Refused, match=r"seat\.double"), change(SYSTEM) as tx:
        assign_seats(tx, built.roll_id, {other: "1-1"})
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        assign_seats(tx, built.roll_id, {"somebody": "1-9"})
    assert built.by_name("乙").seat is None
