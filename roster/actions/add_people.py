"""Put people on a roll."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from roster.access import any_roll, frozen
from roster.rules.roles import gives_vote, in_order
from roster.tables import Delegation, Person, Roll, RollEntry


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added; `delegation` by name, made where the term has none of it; `number` None takes the next."""

    name: str
    gender: str = ""
    delegation: str = ""
    post: str = ""
    phone4: str = ""
    seat: str | None = None
    roles: tuple[str, ...] = ("deputy",)
    number: int | None = None


def add_people(tx: Change, roll_id: str, people: Sequence[NewPerson]) -> list[str]:
    """Add people to the term and the roll, all or none; returns their ids in the same order.

    The fields are taken as they are: `roster.rules.cells` is what checks and cleans what came from outside.
    """
    roll = any_roll(tx.session, roll_id)
    if roll.frozen_at is not None and any(gives_vote(roll.kind, p.roles) for p in people):
        raise frozen()
    delegations = ensure_delegations(tx, roll.term_id, [p.delegation for p in people if p.delegation])
    numbers = _numbers(tx, roll.term_id, people)
    ids = [new_id() for _ in people]
    if not ids:
        return []
    tx.session.execute(
        insert(Person),
        [
            {
                "id": person_id,
                "term_id": roll.term_id,
                "delegation_id": delegations.get(p.delegation),
                "number": number,
                "name": p.name,
                "gender": p.gender,
                "post": p.post,
                "phone4": p.phone4,
            }
            for person_id, number, p in zip(ids, numbers, people, strict=True)
        ],
    )
    add_to_roll(tx, roll, [(person_id, p.seat, p.roles) for person_id, p in zip(ids, people, strict=True)])
    tx.record("system", "roll.people_added", roll_id, people=len(ids))
    return ids


def add_to_roll(tx: Change, roll: Roll, lines: Sequence[tuple[str, str | None, Sequence[str]]]) -> None:
    """Put people of the term on the roll: (person id, seat, roles)."""
    entries = [
        {
            "roll_id": roll.id,
            "person_id": person_id,
            "seat": seat,
            "roles": in_order(roles),
            "votes": gives_vote(roll.kind, roles),
        }
        for person_id, seat, roles in lines
    ]
    if entries:
        tx.session.execute(insert(RollEntry), entries)


def ensure_delegations(tx: Change, term_id: str, names: Sequence[str]) -> dict[str, str]:
    """The ids of the term's delegations by name; those of `names` that are new are put at the end, in that order."""
    known = {d.name: d for d in tx.session.scalars(select(Delegation).where(Delegation.term_id == term_id))}
    position = max((d.position for d in known.values()), default=0)
    for name in dict.fromkeys(names):
        if name not in known:
            position += 1
            known[name] = Delegation(id=new_id(), term_id=term_id, name=name, position=position)
            tx.session.add(known[name])
            tx.record("system", "delegation.created", known[name].id, name=name, position=position)
    tx.session.flush()
    return {name: d.id for name, d in known.items()}


def _numbers(tx: Change, term_id: str, people: Sequence[NewPerson]) -> list[int]:
    wanted = Counter(p.number for p in people if p.number is not None)
    taken = set(tx.session.scalars(select(Person.number).where(Person.term_id == term_id)))
    double = {n for n, count in wanted.items() if n in taken or count > 1}
    if double:
        raise Refused("person.number_taken", "代表证号 %(numbers)s 已被使用，请改用其他号码", numbers=_listed(double))
    last = max([0, *taken, *wanted])
    numbers = []
    for person in people:
        if person.number is None:
            last += 1
        numbers.append(last if person.number is None else person.number)
    return numbers


def _listed(numbers: set[int]) -> str:
    return "、".join(str(n) for n in sorted(numbers)[:10])
