"""What a rehearsal has made in the hall before it begins."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roll with the secret of their badge."""

    id: str
    name: str
    seat: str
    role: str
    badge: str


@dataclass
class Prepared:
    """A rehearsal's meeting, ready to begin; `items` and `polls` by method, `others` have no vote."""

    meeting_id: str
    roll_id: str
    sitting_id: str
    deputies: list[Person]
    others: list[Person]
    items: dict[str, str] = field(default_factory=dict)
    polls: dict[str, str] = field(default_factory=dict)
