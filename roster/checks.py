"""Checks of one person's fields against the roster."""

from sqlalchemy import select

from core.db import Change
from core.errors import Refused
from roster.tables import Delegation, Person, RollEntry


def check_delegation(tx: Change, term_id: str, name: str, may_make: bool) -> None:
    """Refuse a delegation that the term does not have, unless it may be made."""
    query = select(Delegation.id).where(Delegation.term_id == term_id, Delegation.name == name)
    if name and not may_make and tx.session.scalar(query) is None:
        raise Refused(
            "person.delegation_unknown", "代表团「%(name)s」不存在，请改正，或选择新建", status=400, name=name
        )


def check_seat(tx: Change, roll_id: str, seat: str | None, person_id: str) -> None:
    """Refuse a seat that somebody else on the roll has."""
    query = (
        select(Person.name)
        .join(RollEntry, RollEntry.person_id == Person.id)
        .where(RollEntry.roll_id == roll_id, RollEntry.seat == seat, RollEntry.person_id != person_id)
    )
    holder = tx.session.scalar(query) if seat else None
    if holder is not None:
        raise Refused("seat.taken", "座位 %(seat)s 已安排给「%(name)s」，请另选座位", seat=seat, name=holder)


def check_number(tx: Change, person: Person, number: int | None) -> None:
    """Refuse another person's number; None keeps one's own."""
    if number is None or number == person.number:
        return
    query = select(Person.id).where(Person.term_id == person.term_id, Person.number == number)
    if tx.session.scalar(query) is not None:
        raise Refused("person.number_taken", "代表证号 %(numbers)s 已被使用，请改用其他号码", numbers=number)
