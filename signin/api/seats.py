"""The seat map: shown, drawn, imported; and who sits where."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from core.actor import Actor
from core.db import change, reading
from core.errors import Refused
from core.sheets import read_table
from core.web.views import Body
from meeting.store import access_meeting
from roster import may
from roster.actions.assign_seats import assign_seats
from signin.actions.import_seats import ImportedSeats, import_seats
from signin.actions.set_seat_grid import set_seat_grid
from signin.api.registry import views
from signin.live import SeatsSlice
from signin.live_store import seats_of, tell_figures
from signin.rules.seat_map import MAX_COLUMNS, MAX_ROWS, NAME_LENGTH, seats_in, tidy, unknown_seats
from signin.store import drawn_grid


class GridBody(Body):
    """The rows from the rostrum to the back: seat names, null for a gap."""

    rows: list[list[str | None]] = Field(max_length=MAX_ROWS + 1)


class SeatsBody(Body):
    """Seats to give: person id → seat, or null to take it away; two people who exchange seats are named together."""

    seats: dict[str, Annotated[str, Field(max_length=NAME_LENGTH)] | None] = Field(max_length=5000)


@dataclass(frozen=True, slots=True)
class MapOut:
    """The seat map; `drawn` is false while it only follows from the roll; `off_map` seats have people but no place."""

    seats: SeatsSlice
    drawn: bool
    seats_n: int
    off_map: list[str]
    most_rows: int = MAX_ROWS
    most_columns: int = MAX_COLUMNS


@views.get("/meetings/<meeting_id>/seats", who=may.screen, returns=MapOut)
def seat_map(actor: Actor, meeting_id: str) -> MapOut:
    """The seat map with who sits where and who is in."""
    return _map(actor, meeting_id)


@views.post("/meetings/<meeting_id>/seats", who=may.secretariat, body=GridBody, returns=MapOut)
def draw_seats(actor: Actor, meeting_id: str, body: GridBody) -> MapOut:
    """Draw the seat map."""
    with change(actor) as tx:
        set_seat_grid(tx, meeting_id, body.rows)
    return _map(actor, meeting_id)


@views.post("/meetings/<meeting_id>/seats/import", who=may.secretariat, upload=True, returns=ImportedSeats)
def import_seat_map(actor: Actor, meeting_id: str, files: Any) -> ImportedSeats:
    """Import the seat map from a sheet: drawn as a grid of seats or names, or rows of 排, 号, 姓名."""
    file = files.get("file")
    if file is None:
        raise Refused("request.no_file", "请选择要导入的表格文件", status=400)
    cells = read_table(file.filename or "", file.read())
    with change(actor) as tx:
        return import_seats(tx, meeting_id, cells)


@views.post("/meetings/<meeting_id>/seats/people", who=may.secretariat, body=SeatsBody, returns=MapOut)
def give_seats(actor: Actor, meeting_id: str, body: SeatsBody) -> MapOut:
    """Give people their seats, exchanges included."""
    with change(actor) as tx:
        meeting = access_meeting(tx.session, meeting_id, actor)
        assign_seats(tx, meeting.roll_id, {who: tidy(seat or "") or None for who, seat in body.seats.items()})
        tell_figures(tx, meeting_id)
    return _map(actor, meeting_id)


def _map(actor: Actor, meeting_id: str) -> MapOut:
    with reading() as session:
        meeting = access_meeting(session, meeting_id, actor)
        seats = seats_of(session, meeting)
        drawn = drawn_grid(session, meeting_id)
    rows = [list(row) for row in seats.rows]
    return MapOut(seats, drawn is not None, len(seats_in(rows)), unknown_seats(rows, seats.people))
