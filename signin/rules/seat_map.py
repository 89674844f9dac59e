"""The seat map: the hall as rows of seats from the rostrum to the back, and what each seat shows."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.errors import Refused

Grid = list[list[str | None]]
"""Rows of seat names; None is a gap (an aisle)."""

MAX_ROWS = 120
MAX_COLUMNS = 150
MAX_SEATS = 5000
NAME_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody with a seat."""

    person_id: str
    name: str
    delegation: str
    votes: bool
    seat: str
    state: str


def check_grid(rows: Sequence[Sequence[str | None]]) -> Grid:
    """The grid with stray spaces and empty edges removed.

    Raises Refused: "seats.too_large", "seats.empty", "seats.bad_name", "seats.doubled" (each says which).
    """
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise Refused(
            "seats.too_large", "座位图最多%(rows)s排、每排%(columns)s座", status=400, rows=MAX_ROWS, columns=MAX_COLUMNS
        )
    grid = _trimmed([[(cell or "").strip() or None for cell in row] for row in rows])
    seats = seats_in(grid)
    if not seats:
        raise Refused("seats.empty", "座位图里没有座位，请先画出座位或导入表格", status=400)
    if len(seats) > MAX_SEATS:
        raise Refused("seats.too_many", "座位图最多%(most)s个座位", status=400, most=MAX_SEATS)
    bad = [seat for seat in seats if len(seat) > NAME_LENGTH or any(ord(letter) < 32 for letter in seat)]
    if bad:
        raise Refused(
            "seats.bad_name", "座位名称最多%(most)s个字：%(seats)s", status=400, most=NAME_LENGTH, seats=listed(bad)
        )
    doubled = [seat for seat, times in Counter(seats).items() if times > 1]
    if doubled:
        raise Refused(
            "seats.doubled", "座位图里有重复的座位：%(seats)s，请改正后再保存", status=400, seats=listed(doubled)
        )
    return grid


def seats_in(grid: Iterable[Iterable[str | None]]) -> list[str]:
    """All seats of a grid, row by row."""
    return [seat for row in grid for seat in row if seat]


def unknown_seats(grid: Grid, taken: Iterable[str]) -> list[str]:
    """Seats that people have been given but that the grid does not show."""
    known = set(seats_in(grid))
    return sorted({seat for seat in taken if seat and seat not in known}, key=seat_order)


def plain_grid(rows: int, columns: int, aisles: Iterable[int] = ()) -> Grid:
    """A rectangular hall: seats "row-number", with an aisle after each of the columns in `aisles`."""
    if not (0 < rows <= MAX_ROWS and 0 < columns <= MAX_COLUMNS):
        raise Refused(
            "seats.too_large", "座位图最多%(rows)s排、每排%(columns)s座", status=400, rows=MAX_ROWS, columns=MAX_COLUMNS
        )
    after = set(aisles)
    return [
        [cell for number in range(1, columns + 1) for cell in ([f"{row}-{number}"] + [None] * (number in after))]
        for row in range(1, rows + 1)
    ]


def grid_of_seats(seats: Iterable[str]) -> Grid:
    """The grid that the given seats suggest: "row-number" by rows and numbers, everything else in rows of its own."""
    numbered: dict[int, set[int]] = {}
    others: list[str] = []
    for seat in set(seats):
        place = _place(seat)
        if place is None or place[0] > MAX_ROWS or place[1] > MAX_COLUMNS:
            others.append(seat)
        else:
            numbered.setdefault(place[0], set()).add(place[1])
    width = max((max(columns) for columns in numbered.values()), default=0)
    grid: Grid = [
        [f"{row}-{number}" if number in numbered[row] else None for number in range(1, width + 1)]
        for row in sorted(numbered)
    ]
    others.sort(key=seat_order)
    wide = max(width, 20)
    apart: Grid = [list(others[start : start + wide]) for start in range(0, len(others), wide)]
    return apart + grid


def seat_states(people: Iterable[Seated]) -> dict[str, str]:
    """What each taken seat shows: present, leave, left or absent."""
    return {person.seat: person.state for person in people if person.seat}


def seat_order(seat: str) -> tuple[object, ...]:
    """A key that sorts seats as people read them: 2-10 after 2-9."""
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.findall(r"\d+|\D+", seat))


def grid_from_cells(
    cells: Sequence[Sequence[str]], seat_of_name: Mapping[str, list[str]]
) -> tuple[Grid, dict[str, str]]:
    """A hall drawn in a sheet → the grid and the seats it gives ({person id: seat}).

    A cell holds the name of a seat ("3-12"), or of a person on the roll, whose seat is then numbered by its place: row
    from the front, number from the left. `seat_of_name` maps each name on the roll to the ids of those who bear it.
    Raises Refused("seats.same_name") where a name could mean several people, "seats.name_twice" where one sits twice.
    """
    grid: Grid = []
    given: dict[str, str] = {}
    for cells_of_row in cells:
        texts = [tidy(cell) for cell in cells_of_row]
        if not any(texts):
            continue
        row, number, line = len(grid) + 1, 0, list[str | None]()
        for text in texts:
            number += bool(text)
            ids = seat_of_name.get(text, [])
            if len(ids) > 1:
                raise Refused(
                    "seats.same_name", "名册中有同名人员：%(name)s，请在该格改填座位号", status=400, name=text
                )
            if not ids:
                line.append(text or None)
                continue
            if ids[0] in given:
                raise Refused("seats.name_twice", "%(name)s在座位图中出现了两次，请改正", status=400, name=text)
            given[ids[0]] = seat = f"{row}-{number}"
            line.append(seat)
        grid.append(line)
    return check_grid(grid), given


def tidy(text: str) -> str:
    """A cell without stray spaces ("张　三" too), with plain digits and dashes for full-width ones, "3排12号" as "3-12"."""
    plain = _INSIDE_NAMES.sub("", text.strip().translate(_PLAIN))
    spoken = re.fullmatch(r"第?(\d+)排第?(\d+)[号座]", plain)
    return f"{int(spoken[1])}-{int(spoken[2])}" if spoken else plain


_INSIDE_NAMES = re.compile(r"(?<=[\u2e80-\U0003ffff])\s+(?=[\u2e80-\U0003ffff])")
_PLAIN = {ord(wide): str(value) for value, wide in enumerate("０１２３４５６７８９")} | {
    ord(dash): "-" for dash in "－—–‐‑−"
}


def listed(items: Sequence[str], most: int = 8) -> str:
    """The first few, for a sentence."""
    return "、".join(items[:most]) + ("……" if len(items) > most else "")


def _place(seat: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,3})-(\d{1,3})", seat)
    return (int(match[1]), int(match[2])) if match else None


def _trimmed(rows: Grid) -> Grid:
    filled = [index for index, row in enumerate(rows) if any(row)]
    if not filled:
        return []
    kept = rows[filled[0] : filled[-1] + 1]
    width = max(len(row) for row in kept)
    kept = [row + [None] * (width - len(row)) for row in kept]
    columns = [index for index in range(width) if any(row[index] for row in kept)]
    return [row[columns[0] : columns[-1] + 1] for row in kept]
