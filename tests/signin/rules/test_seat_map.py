"""Seat maps: what is refused, what is drawn from seats or cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from signin.rules.seat_map import (
    Seated,
    check_grid,
    grid_from_cells,
    grid_of_seats,
    plain_grid,
    seat_order,
    seat_states,
    seats_in,
    tidy,
    unknown_seats,
)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "seats.empty"),
        ([[None, ""], [" "]], "seats.empty"),
        ([["1-1", "1-2"], ["1-1"]], "seats.doubled"),
        ([["x" * 17]], "seats.bad_name"),
        ([["a\tb"]], "seats.bad_name"),
        ([["1-1"]] * 121, "seats.too_large"),
        ([["1-1"] * 151], "seats.too_large"),
        ([[f"{r}-{c}" for c in range(150)] for r in range(40)], "seats.too_many"),
    ],
)
def test_refused(rows, code):
    with pytest.raises(Refused) as refusal:
        check_grid(rows)
    assert refusal.value.code == code


def test_empty_edges_are_cut_and_aisles_kept():
    rows: list[list[str | None]] = [
        [None, None, None],
        [None, " 1-1 ", None, "1-2"],
        [None, None, None, ""],
        [None, None, None, "2-2"],
        [None],
    ]
    assert check_grid(rows) == [["1-1", None, "1-2"], [None, None, None], [None, None, "2-2"]]


def test_doubled_seats_are_named():
    with pytest.raises(Refused) as refusal:
        check_grid([["3-1", "3-1", "4-1"]])
    assert refusal.value.params["seats"] == "3-1"


def test_a_plain_hall_with_an_aisle():
    assert plain_grid(2, 3, [1]) == [["1-1", None, "1-2", "1-3"], ["2-1", None, "2-2", "2-3"]]
    with pytest.raises(Refused):
        plain_grid(0, 5)


def test_unknown_seats():
    assert unknown_seats([["1-1", None, "1-2"]], ["1-1", "2-10", "2-9", "", "2-9"]) == ["2-9", "2-10"]


def test_a_grid_from_the_seats_of_the_roll():
    grid = grid_of_seats(["2-1", "1-1", "1-3", "主席台-2"])
    assert grid == [["主席台-2"], ["1-1", None, "1-3"], ["2-1", None, None]]
    assert grid_of_seats([]) == []


@given(st.sets(st.tuples(st.integers(1, 40), st.integers(1, 60)), min_size=1, max_size=80))
def test_the_drawn_grid_holds_every_seat_once(places):
    seats = [f"{row}-{number}" for row, number in places]
    grid = grid_of_seats(seats)
    assert sorted(seats_in(grid)) == sorted(seats)
    assert unknown_seats(grid, seats) == []
    assert len({len(row) for row in grid}) == 1


def test_cells_with_seats_and_names():
    grid, given_ = grid_from_cells(
        [["", "张三", "", "1-9"], ["", "", "", ""], ["李𬭎", "３排４号"]], {"张三": ["p1"], "李𬭎": ["p2"]}
    )
    assert grid == [[None, "1-1", None, "1-9"], ["2-1", "3-4", None, None]]
    assert given_ == {"p1": "1-1", "p2": "2-1"}


@pytest.mark.parametrize(
    ("cells", "names", "code"),
    [
        ([["张三"]], {"张三": ["p1", "p2"]}, "seats.same_name"),
        ([["张三", "张三"]], {"张三": ["p1"]}, "seats.name_twice"),
        ([["张三", "1-1"]], {"张三": ["p1"]}, "seats.doubled"),
        ([["", ""]], {}, "seats.empty"),
    ],
)
def test_cells_refused(cells, names, code):
    with pytest.raises(Refused) as refusal:
        grid_from_cells(cells, names)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("written", "plain"),
    [("３－１２", "3-12"), ("3排12号", "3-12"), ("第3排第12座", "3-12"), (" 3—12 ", "3-12"), ("主席台2", "主席台2")],
)
def test_tidy(written, plain):
    assert tidy(written) == plain


def test_order_as_people_read():
    assert sorted(["2-10", "2-9", "10-1", "主席台1"], key=seat_order) == ["主席台1", "2-9", "2-10", "10-1"]


def test_states():
    people = [Seated("p", "张三", "石马河", True, "1-1", "present"), Seated("q", "李四", "", True, "", "leave")]
    assert seat_states(people) == {"1-1": "present"}
