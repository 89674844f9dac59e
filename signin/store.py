"""Fetches who is here, the board, the quorum, the seat map and the wall's secret."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from core.db import Fixed
from meeting.rules.records import MeetingInfo
from roster import store as roster
from roster.store import RollMember
from signin.marks import mark_from_row
from signin.rules.attendance import HERE, Mark, board_state, state_of
from signin.rules.board import Board, Counted, count
from signin.rules.quorum import QuorumRule, rule_for
from signin.rules.seat_map import Grid, Seated, grid_of_seats
from signin.tables import Attendance, QuorumCheck, SeatMap, SigninRules, WallKey


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person on the roll with their mark at a sitting."""

    member: RollMember
    mark: Mark | None

    @property
    def state(self) -> str:
        """present, leave, left or absent."""
        return state_of(self.mark)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a meeting chose for its sign-in: does logging in to a tablet count, and a quorum of its own."""

    tablet_signs_in: bool = True
    quorum: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class CheckedQuorum:
    """A quorum as it was found."""

    at: datetime
    members_n: int
    present: int
    needed: int
    met: bool
    rule: dict[str, Any]


_STATE = Fixed(
    select(Attendance.state).where(
        Attendance.sitting_id == bindparam("sitting_id"), Attendance.person_id == bindparam("person_id")
    )
)
"""Every ballot runs it."""


def is_present(connection: Connection, sitting_id: str, person_id: str) -> bool:
    """Whether the person is signed in and has not left: only then may they vote."""
    found = _STATE.first(connection, {"sitting_id": sitting_id, "person_id": person_id})
    return found is not None and found.state in HERE


def present_ids(session: Session, sitting_id: str) -> set[str]:
    """Everybody who is in, guests included."""
    query = select(Attendance.person_id).where(Attendance.sitting_id == sitting_id, Attendance.state.in_(HERE))
    return set(session.scalars(query))


def present_count(session: Session, sitting_id: str, person_ids: Iterable[str]) -> int:
    """How many of these people are in; hand it those who have a vote."""
    return len(present_ids(session, sitting_id) & set(person_ids))


def present_voters(session: Session, sitting_id: str, roll_id: str) -> int:
    """How many of those with a vote on the roll are in (实到)."""
    return present_count(session, sitting_id, (m.person_id for m in roster.voters_of(session, roll_id)))


def marks_of(session: Session, sitting_id: str) -> dict[str, Mark]:
    """All marks of a sitting by person."""
    rows = session.scalars(select(Attendance).where(Attendance.sitting_id == sitting_id))
    return {row.person_id: mark_from_row(row) for row in rows}


def mark_of(session: Session, sitting_id: str, person_id: str) -> Mark | None:
    """One person's mark; None for one who is absent."""
    row = session.get(Attendance, (sitting_id, person_id))
    return None if row is None else mark_from_row(row)


def attendees_of(session: Session, roll_id: str, sitting_id: str) -> list[Attendee]:
    """Everybody on the roll with their mark, in the roll's order."""
    marks = marks_of(session, sitting_id)
    return [Attendee(member, marks.get(member.person_id)) for member in roster.members_of(session, roll_id)]


def board_of(session: Session, roll_id: str, sitting_id: str) -> Board:
    """The figures of the board."""
    query = select(Attendance.person_id, Attendance.state).where(Attendance.sitting_id == sitting_id)
    marks = {person: board_state(state) for person, state in session.execute(query)}
    people = roster.places_of(session, roll_id)
    return count(Counted(one.delegation, one.votes, marks.get(one.person_id, "absent")) for one in people)


def choices_of(session: Session, meeting_id: str) -> Choices:
    """The meeting's own choices; the usual ones where nobody chose."""
    row = session.get(SigninRules, meeting_id)
    return Choices() if row is None else Choices(row.tablet_signs_in, row.quorum)


def quorum_of(session: Session, meeting: MeetingInfo) -> tuple[QuorumRule, int]:
    """The meeting's rule and N: as frozen when it started, before that as the roll says now."""
    n = meeting.members_n if meeting.members_n is not None else roster.members_n(session, meeting.roll_id)
    return rule_for(meeting.kind, choices_of(session, meeting.id).quorum), n


def last_check(session: Session, sitting_id: str) -> CheckedQuorum | None:
    """The last check of a sitting's quorum."""
    row = session.scalar(
        select(QuorumCheck).where(QuorumCheck.sitting_id == sitting_id).order_by(QuorumCheck.at.desc()).limit(1)
    )
    return None if row is None else _checked(row)


def checks_of(session: Session, sitting_id: str) -> list[CheckedQuorum]:
    """All checks of a sitting's quorum, first to last."""
    rows = session.scalars(select(QuorumCheck).where(QuorumCheck.sitting_id == sitting_id).order_by(QuorumCheck.at))
    return [_checked(row) for row in rows]


def drawn_grid(session: Session, meeting_id: str) -> Grid | None:
    """The seat map as it was drawn or imported; None where nobody did."""
    row = session.get(SeatMap, meeting_id)
    return None if row is None else row.rows


def seat_grid(session: Session, meeting_id: str, seats: Iterable[str]) -> Grid:
    """The seat map: as drawn, else as the seats of the roll suggest it."""
    drawn = drawn_grid(session, meeting_id)
    return drawn if drawn is not None else grid_of_seats(seats)


def seated(attendees: Iterable[Attendee]) -> list[Seated]:
    """Those who have been given a seat."""
    return [
        Seated(a.member.person_id, a.member.name, a.member.delegation, a.member.votes, a.member.seat, a.state)
        for a in attendees
        if a.member.seat
    ]


def wall_secret(session: Session, sitting_id: str) -> str | None:
    """The secret of the code on the wall; None where no wall was started."""
    row = session.get(WallKey, sitting_id)
    return None if row is None else row.secret


def _checked(row: QuorumCheck) -> CheckedQuorum:
    return CheckedQuorum(row.at, row.members_n, row.present, row.needed, row.met, row.rule)
