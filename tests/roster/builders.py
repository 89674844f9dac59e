"""Terms, rolls, people, badges and accounts for tests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.actor import SYSTEM, Actor
from core.db import change, reading
from roster.actions.add_people import NewPerson, add_people
from roster.actions.create_roll import create_roll
from roster.actions.create_term import create_term
from roster.store import RollMember, members_of

SECRETARY = Actor("account", "secretary", "会务组", frozenset({"secretariat"}))


@dataclass(frozen=True)
class BuiltRoll:
    """A term with a roll."""

    term_id: str
    roll_id: str

    def members(self) -> list[RollMember]:
        """Who is on the roll now."""
        with reading() as session:
            return members_of(session, self.roll_id)

    def by_name(self, name: str) -> RollMember:
        """The first member of that name."""
        return next(m for m in self.members() if m.name == name)


def a_term(number: int = 19) -> str:
    """A term of five years."""
    with change(SYSTEM) as tx:
        return create_term(tx, number, f"第{number}届", date(2022, 1, 1), date(2026, 12, 31))


def a_roll(people: Iterable[NewPerson] = (), *, kind: str = "plenary", term_id: str = "") -> BuiltRoll:
    """A roll with these people."""
    term_id = term_id or a_term()
    with change(SYSTEM) as tx:
        roll_id = create_roll(tx, term_id, "会议名册", kind=kind)
        add_people(tx, roll_id, list(people))
    return BuiltRoll(term_id, roll_id)


def deputies(count: int, delegations: int = 3) -> Sequence[NewPerson]:
    """Plain deputies, spread over the delegations, with seats."""
    return [
        NewPerson(
            f"代表{n:04}",
            "男" if n % 3 else "女",
            f"第{n % delegations + 1}代表团",
            "某单位职员",
            f"{n:04}"[-4:],
            f"{n // 30 + 1}-{n % 30 + 1}",
        )
        for n in range(count)
    ]
