"""The slices and live messages of the sign-in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from realtime.messages import Message
from signin.rules.attendance import Mark, state_of
from signin.rules.board import Board
from signin.rules.quorum import QuorumRule
from signin.rules.seat_map import Grid, Seated, seat_states


@dataclass(frozen=True, slots=True)
class QuorumSlice:
    """The rule that applies, N, how many it takes and whether they are here; `num`, `den`, `strict` are the share."""

    rule: str
    sentence: str
    base: str
    source: str
    num: int
    den: int
    strict: bool
    members_n: int
    needed: int
    met: bool


@dataclass(frozen=True, slots=True)
class DelegationSlice:
    """The figures of one delegation: expected = present + leave + absent + left."""

    name: str
    expected: int
    present: int
    leave: int
    absent: int
    left: int


@dataclass(frozen=True, slots=True)
class AttendanceSlice:
    """The sign-in board of a sitting; expected (应到) are those with a vote, guests stand apart."""

    sitting_id: str
    expected: int
    present: int
    leave: int
    absent: int
    left: int
    quorum: QuorumSlice
    delegations: tuple[DelegationSlice, ...]
    guests_expected: int
    guests_present: int


@dataclass(frozen=True, slots=True)
class SitterSlice:
    """Who has a seat."""

    person_id: str
    name: str
    delegation: str
    votes: bool


@dataclass(frozen=True, slots=True)
class SeatsSlice:
    """The seat map from the rostrum to the back; a seat without a person has no state."""

    rows: tuple[tuple[str | None, ...], ...]
    people: dict[str, SitterSlice]
    states: dict[str, str]


@dataclass(frozen=True, slots=True)
class MyAttendanceSlice:
    """One person's own mark at a sitting: present, leave or left, and since when; a device heeds the present sitting's."""

    sitting_id: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendanceNow(Message):
    """The sign-in board as it stands."""

    lasting: ClassVar[bool] = False
    attendance: AttendanceSlice | None


@dataclass(frozen=True, slots=True)
class SeatsNow(Message):
    """The seat map as it stands; not for tablets."""

    lasting: ClassVar[bool] = False
    seats: SeatsSlice


@dataclass(frozen=True, slots=True)
class MyAttendance(Message):
    """For one person's devices: their own mark."""

    lasting: ClassVar[bool] = False
    my_attendance: MyAttendanceSlice | None


def attendance_slice(sitting_id: str, board: Board, rule: QuorumRule, members_n: int) -> AttendanceSlice:
    """The slice `attendance`."""
    return AttendanceSlice(
        sitting_id=sitting_id,
        expected=board.expected,
        present=board.present,
        leave=board.leave,
        absent=board.absent,
        left=board.left,
        quorum=quorum_slice(rule, members_n, board.present),
        delegations=tuple(
            DelegationSlice(line.name, line.expected, line.present, line.leave, line.absent, line.left)
            for line in board.delegations
        ),
        guests_expected=board.guests_expected,
        guests_present=board.guests_present,
    )


def quorum_slice(rule: QuorumRule, members_n: int, present: int) -> QuorumSlice:
    """How the rule stands with so many present."""
    return QuorumSlice(
        rule=rule.name,
        sentence=rule.sentence,
        base=rule.base,
        source=rule.source,
        num=rule.num,
        den=rule.den,
        strict=rule.strict,
        members_n=members_n,
        needed=rule.needed(members_n),
        met=rule.met(present, members_n),
    )


def seats_slice(grid: Grid, people: Iterable[Seated]) -> SeatsSlice:
    """The slice `seats`."""
    sitting = list(people)
    return SeatsSlice(
        rows=tuple(tuple(row) for row in grid),
        people={p.seat: SitterSlice(p.person_id, p.name, p.delegation, p.votes) for p in sitting},
        states=seat_states(sitting),
    )


def my_slice(sitting_id: str, mark: Mark | None) -> MyAttendanceSlice | None:
    """The slice `my_attendance`; None for one who is absent."""
    if mark is None:
        return None
    return MyAttendanceSlice(sitting_id, state_of(mark), mark.left_at or mark.at)
