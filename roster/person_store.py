"""Fetches people of a term, whatever roll they are on."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFound
from roster.tables import Delegation, Person, Roll, RollEntry


@dataclass(frozen=True, slots=True)
class PersonInfo:
    """Somebody of a term; `delegation` is the name, empty where there is none."""

    id: str
    term_id: str
    number: int
    name: str
    gender: str
    delegation: str
    post: str
    phone4: str


def person_info(session: Session, person_id: str) -> PersonInfo:
    """One person; NotFound where there is none."""
    query = select(Person, Delegation.name).outerjoin(Delegation, Delegation.id == Person.delegation_id)
    row = session.execute(query.where(Person.id == person_id)).first()
    if row is None:
        raise NotFound("person")
    return _info(*row)


def people_of(session: Session, term_id: str) -> list[PersonInfo]:
    """Everybody of a term by number, on whatever roll."""
    query = (
        select(Person, Delegation.name)
        .outerjoin(Delegation, Delegation.id == Person.delegation_id)
        .where(Person.term_id == term_id)
        .order_by(Person.number)
    )
    return [_info(*row) for row in session.execute(query)]


def _info(person: Person, delegation: str | None) -> PersonInfo:
    return PersonInfo(
        person.id,
        person.term_id,
        person.number,
        person.name,
        person.gender,
        delegation or "",
        person.post,
        person.phone4,
    )


def latest_roll_of(session: Session, person_id: str) -> str | None:
    """The roll that the person is on, the one that was not frozen yet or was frozen last; None for nobody on any."""
    query = (
        select(Roll.id)
        .join(RollEntry, RollEntry.roll_id == Roll.id)
        .where(RollEntry.person_id == person_id)
        .order_by(Roll.frozen_at.is_(None).desc(), Roll.frozen_at.desc(), Roll.id)
    )
    return session.scalar(query)
