"""What a rehearsal has made in the hall before it begins."""

from dataclasses import dataclass, field

from rehearsal.badge import Badge

SCRUTINEER = "监票人"
"""Part of a scrutineer's role, and of the chief's."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roll with their badge."""

    id: str
    name: str
    seat: str
    role: str
    badge: Badge


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

    @property
    def scrutineers(self) -> list[Person]:
        """Deputies who hold the key of sealed polls, the chief first."""
        return [person for person in self.deputies if SCRUTINEER in person.role]
