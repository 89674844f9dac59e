"""The slices of the sign-in as the database stands: for the whole state and for snapshots."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from meeting import guards as meeting_guards
from meeting.live_store import plain
from meeting.rules.records import MeetingInfo
from meeting.store import current_sitting, meeting_of
from realtime.messages import Message, Snapshot, hall, person, screen
from realtime.snapshots import snapshot_builder
from signin import guards, live, store


def attendance_slice(session: Session, meeting_id: str) -> dict[str, Any] | None:
    """The slice `attendance` of the meeting's present sitting as plain JSON data; None where there is no sitting."""
    board = _board(session, meeting_of(session, meeting_id))
    return None if board is None else plain(board)


def seats_slice(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slice `seats` as plain JSON data."""
    return dict(plain(seats_of(session, meeting_of(session, meeting_id))))


def my_attendance(session: Session, meeting_id: str, person_id: str) -> dict[str, Any] | None:
    """The slice `my_attendance` of one person at the present sitting; None for one who is absent."""
    sitting = current_sitting(session, meeting_id)
    mine = None if sitting is None else live.my_slice(sitting.id, store.mark_of(session, sitting.id, person_id))
    return None if mine is None else plain(mine)


def attendance_of(session: Session, meeting: MeetingInfo, sitting_id: str) -> live.AttendanceSlice:
    """The board of any sitting of the meeting."""
    board = store.board_of(session, meeting.roll_id, sitting_id)
    return live.attendance_slice(sitting_id, board, *store.quorum_of(session, meeting))


def seats_of(session: Session, meeting: MeetingInfo) -> live.SeatsSlice:
    """The seat map at the present sitting."""
    sitting = current_sitting(session, meeting.id)
    people = store.seated(store.attendees_of(session, meeting.roll_id, sitting.id if sitting else ""))
    return live.seats_slice(store.seat_grid(session, meeting.id, (p.seat for p in people)), people)


def tell_figures(tx: Change, meeting_id: str) -> None:
    """Have board and seat map sent afresh, and what depends on them further up."""
    for kind in ("attendance", "seats", *guards.also_fresh):
        tx.touch(Snapshot(kind, meeting_id))


def tell_person(tx: Change, meeting_id: str, sitting_id: str, person_id: str) -> None:
    """Tell a person's devices their own mark, when it is the present sitting's."""
    tx.session.flush()
    sitting = current_sitting(tx.session, meeting_id)
    if sitting is not None and sitting.id == sitting_id:
        mark = store.mark_of(tx.session, sitting_id, person_id)
        tx.announce(live.MyAttendance(person(person_id), live.my_slice(sitting_id, mark)))


@snapshot_builder("attendance")
def build_attendance(session: Session, meeting_id: str) -> Iterable[Message]:
    """The board, to the whole hall."""
    return [live.AttendanceNow(hall(meeting_id), _board(session, meeting_of(session, meeting_id)))]


@snapshot_builder("seats")
def build_seats(session: Session, meeting_id: str) -> Iterable[Message]:
    """The seat map, to screens, gates and staff."""
    return [live.SeatsNow(screen(meeting_id), seats_of(session, meeting_of(session, meeting_id)))]


def _board(session: Session, meeting: MeetingInfo) -> live.AttendanceSlice | None:
    sitting = current_sitting(session, meeting.id)
    return None if sitting is None else attendance_of(session, meeting, sitting.id)


meeting_guards.after_meeting.append(tell_figures)
