"""Draw the seat map of a meeting's hall."""

from collections.abc import Sequence

from core.db import Change
from meeting.store import access_meeting
from signin.live_store import tell_figures
from signin.rules.seat_map import Grid, check_grid, seats_in
from signin.tables import SeatMap


def set_seat_grid(tx: Change, meeting_id: str, rows: Sequence[Sequence[str | None]]) -> Grid:
    """Keep the rows, from the rostrum to the back, as the meeting's seat map; None is a gap.

    Seats that people have but that the map does not show are no fault: the desk is told of them and decides.
    """
    meeting = access_meeting(tx.session, meeting_id, tx.actor)
    grid = check_grid(rows)
    kept = tx.session.get(SeatMap, meeting.id, with_for_update=True)
    if kept is None:
        tx.session.add(SeatMap(meeting_id=meeting.id, rows=grid))
    elif kept.rows == grid:
        return grid
    else:
        kept.rows = grid
    tx.record(f"meeting:{meeting.id}", "seats.drawn", meeting.id, rows=len(grid), seats=len(seats_in(grid)))
    tx.session.flush()
    tell_figures(tx, meeting.id)
    return grid
