"""The seat map is drawn, redrawn, and told to screens."""

import pytest

from core.db import change, reading
from core.errors import Refused
from signin import store
from signin.actions.set_seat_grid import set_seat_grid
from tests.signin.builders import DESK, a_hall


def draw(hall, rows):
    with change(DESK) as tx:
        return set_seat_grid(tx, hall.meeting_id, rows)


def test_drawn_and_told(app, clock, heard):
    hall = a_hall()
    draw(hall, [["1-1", None, "1-2"], ["2-1", None, ""]])
    with reading() as session:
        assert store.drawn_grid(session, hall.meeting_id) == [["1-1", None, "1-2"], ["2-1", None, None]]
    assert heard.last("SeatsNow").slices["seats"]["rows"] == [["1-1", None, "1-2"], ["2-1", None, None]]
    assert hall.noted("seats.drawn")[-1] == {"rows": 2, "seats": 3}


def test_the_same_again_is_not_journalled(app, clock):
    hall = a_hall()
    draw(hall, [["1-1"]])
    draw(hall, [["1-1"], [None]])
    assert len(hall.noted("seats.drawn")) == 1
    draw(hall, [["1-2"]])
    assert len(hall.noted("seats.drawn")) == 2


def test_before_it_is_drawn_it_follows_the_roll(app, clock):
    hall = a_hall(3)
    with reading() as session:
        seats = [m.seat for m in hall.members() if m.seat]
        grid = store.seat_grid(session, hall.meeting_id, seats)
    assert grid[0] == ["1-1", "1-2", "1-3"]
    assert grid[1][:2] == ["20-1", "20-2"]


def test_doubled_seats_leave_the_old_map(app, clock):
    hall = a_hall()
    draw(hall, [["1-1"]])
    with pytest.raises(Refused) as refusal:
        draw(hall, [["1-1", "1-1"]])
    assert refusal.value.code == "seats.doubled"
    with reading() as session:
        assert store.drawn_grid(session, hall.meeting_id) == [["1-1"]]
