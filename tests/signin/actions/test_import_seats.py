"""A hall from a sheet: as a grid of seats and names, or as rows; all or nothing."""

import pytest

from core.db import change, reading
from core.errors import Refused
from signin import store
from signin.actions.import_seats import import_seats
from tests.signin.builders import DESK, a_hall


def bring(hall, cells):
    with change(DESK) as tx:
        return import_seats(tx, hall.meeting_id, cells)


def seats(hall):
    return {m.name: m.seat for m in hall.members()}


def test_a_grid_of_names_gives_seats(app, clock):
    hall = a_hall(3)
    done = bring(hall, [["代表0002", "", "代表0000"], ["", "2-7", "代 表0001"]])
    assert done.rows == [["1-1", None, "1-2"], [None, "2-7", "2-2"]]
    assert seats(hall) == {"代表0002": "1-1", "代表0000": "1-2", "代表0001": "2-2", "列席甲": "20-1", "旁听甲": "20-2"}
    assert done.off_map == ("20-1", "20-2")
    assert hall.noted("seats.imported") == [{"moved": 3}]


def test_rows_of_row_number_and_name(app, clock):
    hall = a_hall(3)
    done = bring(hall, [["排", "号", "姓名"], ["１排", "1号", "代表0001"], [], ["1", "2", ""], ["2", "1", "某某"]])
    assert done.rows == [["1-1", "1-2"], ["2-1", None]]
    assert done.strangers == ("某某",)
    assert seats(hall)["代表0001"] == "1-1"
    assert seats(hall)["代表0000"] is None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([["排", "号", "姓名"], ["1", "x", ""]], "seats.bad_row"),
        ([["排", "号", "姓名"], ["0", "1", ""]], "seats.bad_row"),
        ([["排", "号", "姓名"], ["1", "1", ""], ["1", "1", ""]], "seats.doubled_row"),
        ([["排", "号", "姓名"], ["1", "1", "代表0001"], ["1", "2", "代表0001"]], "seats.name_twice"),
        ([["排", "号", "姓名"]], "seats.empty"),
        ([["1-1", "1-1"]], "seats.doubled"),
        ([], "seats.empty"),
    ],
)
def test_refused_whole(app, clock, cells, code):
    hall = a_hall(3)
    before = seats(hall)
    with pytest.raises(Refused) as refusal:
        bring(hall, cells)
    assert refusal.value.code == code
    assert seats(hall) == before
    with reading() as session:
        assert store.drawn_grid(session, hall.meeting_id) is None
