"""The sign-in board: 应到, 实到, 请假, 未到 and 早退, by delegation and in all."""

from collections.abc import Iterable
from dataclasses import dataclass

GROUPS = ("present", "leave", "absent", "left")
WITHOUT_DELEGATION = "未编入代表团"


@dataclass(frozen=True, slots=True)
class Counted:
    """One person as the board sees them; `state` is present, leave, left or absent."""

    delegation: str
    votes: bool
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one delegation: expected = present + leave + absent + left."""

    name: str
    expected: int
    present: int
    leave: int
    absent: int
    left: int


@dataclass(frozen=True, slots=True)
class Board:
    """The figures of all who have a vote, by delegation; guests (列席, 旁听) stand apart and never count."""

    expected: int
    present: int
    leave: int
    absent: int
    left: int
    delegations: tuple[Line, ...]
    guests_expected: int
    guests_present: int


def count(people: Iterable[Counted]) -> Board:
    """Count everybody once; delegations in the order in which they first appear."""
    lines: dict[str, dict[str, int]] = {}
    guests = guests_here = 0
    for person in people:
        if not person.votes:
            guests += 1
            guests_here += person.state == "present"
            continue
        line = lines.setdefault(person.delegation or WITHOUT_DELEGATION, dict.fromkeys(GROUPS, 0))
        line[person.state] += 1
    delegations = tuple(Line(name, sum(f.values()), **f) for name, f in lines.items())
    totals = {group: sum(f[group] for f in lines.values()) for group in GROUPS}
    return Board(
        expected=sum(totals.values()),
        delegations=delegations,
        guests_expected=guests,
        guests_present=guests_here,
        **totals,
    )
