"""Import the seat map of a hall from a sheet."""

from dataclasses import dataclass

from core.db import Change
from meeting.store import access_meeting
from roster import store as roster
from roster.actions.assign_seats import assign_seats
from signin.actions.set_seat_grid import set_seat_grid
from signin.live_store import tell_figures
from signin.rules.seat_map import Grid, unknown_seats
from signin.rules.seat_sheet import read_plan


@dataclass(frozen=True, slots=True)
class ImportedSeats:
    """What the import did: the map, how many people were given another seat, and what did not fit."""

    rows: Grid
    moved: int
    strangers: tuple[str, ...]
    off_map: tuple[str, ...]


def import_seats(tx: Change, meeting_id: str, cells: list[list[str]]) -> ImportedSeats:
    """Draw the map from the sheet's cells and give seats to the people it names, all or nothing.

    Whoever sits on a seat that the sheet gives to another, and is not named in it, loses the seat. `strangers` are
    names not on the roll, `off_map` seats of people that the map does not show.
    """
    meeting = access_meeting(tx.session, meeting_id, tx.actor)
    members = roster.members_of(tx.session, meeting.roll_id)
    bearers: dict[str, list[str]] = {}
    for member in members:
        bearers.setdefault(member.name, []).append(member.person_id)
    plan = read_plan(cells, bearers)
    taken = set(plan.given.values())
    seats: dict[str, str | None] = {
        m.person_id: None for m in members if m.seat in taken and m.person_id not in plan.given
    }
    seats |= plan.given
    moved = assign_seats(tx, meeting.roll_id, seats) if seats else 0
    grid = set_seat_grid(tx, meeting_id, plan.grid)
    tx.record(f"meeting:{meeting_id}", "seats.imported", meeting_id, moved=moved)
    tell_figures(tx, meeting_id)
    after = (m.seat for m in roster.members_of(tx.session, meeting.roll_id) if m.seat)
    return ImportedSeats(grid, moved, plan.strangers, tuple(unknown_seats(grid, after)))
