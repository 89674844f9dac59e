"""Reads a seat map from a sheet: drawn as a grid, or as rows of 排, 号, 姓名."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import Refused
from signin.rules.seat_map import Grid, grid_from_cells, grid_of_seats, listed, tidy

ROW_HEADS = ("排", "排号", "row")
NUMBER_HEADS = ("号", "座号", "座", "座位号", "number", "seat")
NAME_HEADS = ("姓名", "名字", "name")
MOST = 5000


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """What a sheet says: the hall, the seats that it gives ({person id: seat}), and names that are not on the roll."""

    grid: Grid
    given: dict[str, str]
    strangers: tuple[str, ...] = ()


def read_plan(cells: Sequence[Sequence[str]], bearers: Mapping[str, list[str]]) -> SeatPlan:
    """The plan of a sheet; `bearers` maps each name on the roll to the ids of those who bear it.

    Raises Refused with the row's number for what is wrong: "seats.bad_row", "seats.doubled", "seats.same_name",
    "seats.name_twice", "seats.empty".
    """
    rows = [[tidy(cell) for cell in row] for row in cells]
    head = next((index for index, row in enumerate(rows) if any(row)), None)
    if head is not None and (columns := _columns(rows[head])) is not None:
        return _listed_plan(rows, head, columns, bearers)
    grid, given = grid_from_cells(rows, bearers)
    return SeatPlan(grid, given)


def _columns(head: Sequence[str]) -> tuple[int, int, int | None] | None:
    found = [
        next((i for i, cell in enumerate(head) if cell.lower() in heads), None)
        for heads in (ROW_HEADS, NUMBER_HEADS, NAME_HEADS)
    ]
    if found[0] is None or found[1] is None:
        return None
    return found[0], found[1], found[2]


def _listed_plan(
    rows: Sequence[Sequence[str]],
    head: int,
    columns: tuple[int, int, int | None],
    bearers: Mapping[str, list[str]],
) -> SeatPlan:
    seats: dict[str, int] = {}
    given: dict[str, str] = {}
    strangers: list[str] = []
    for line, row in enumerate(rows[head + 1 :], head + 2):
        if not any(row):
            continue
        seat = _seat(row, columns, line)
        if seat in seats:
            raise Refused(
                "seats.doubled_row",
                "第%(line)s行：座位 %(seat)s 与第%(other)s行重复，请改正",
                status=400,
                line=line,
                seat=seat,
                other=seats[seat],
            )
        seats[seat] = line
        name = _cell(row, columns[2])
        ids = bearers.get(name, [])
        if name and not ids:
            strangers.append(name)
        elif len(ids) > 1:
            raise Refused(
                "seats.same_name", "名册中有同名人员：%(name)s，请在名册里为其填写座位", status=400, name=name
            )
        elif ids and ids[0] in given:
            raise Refused("seats.name_twice", "%(name)s在座位图中出现了两次，请改正", status=400, name=name)
        elif ids:
            given[ids[0]] = seat
    if not seats:
        raise Refused("seats.empty", "座位图里没有座位，请先画出座位或导入表格", status=400)
    if len(seats) > MOST:
        raise Refused("seats.too_many", "座位图最多%(most)s个座位", status=400, most=MOST)
    return SeatPlan(grid_of_seats(seats), given, tuple(strangers))


def _seat(row: Sequence[str], columns: tuple[int, int, int | None], line: int) -> str:
    parts = [_cell(row, columns[0]).removesuffix("排"), _cell(row, columns[1]).removesuffix("号").removesuffix("座")]
    if not all(part.isdecimal() and 0 < int(part) <= 150 for part in parts):
        raise Refused(
            "seats.bad_row",
            "第%(line)s行的排号或座号不正确，请填写1到150的数字：%(text)s",
            status=400,
            line=line,
            text=listed([cell for cell in row if cell]),
        )
    return f"{int(parts[0])}-{int(parts[1])}"


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""
