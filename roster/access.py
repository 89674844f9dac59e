"""Finds rows that are to be changed and checks that they still may be."""

from sqlalchemy.orm import Session

from core.errors import NotFound, Refused
from roster.tables import Account, Person, Roll, RollEntry


def any_roll(session: Session, roll_id: str) -> Roll:
    """The roll, locked against other writers."""
    row = session.get(Roll, roll_id, with_for_update=True)
    if row is None:
        raise NotFound("roll")
    return row


def open_roll(session: Session, roll_id: str) -> Roll:
    """The roll, which must not be frozen yet."""
    row = any_roll(session, roll_id)
    if row.frozen_at is not None:
        raise frozen()
    return row


def frozen() -> Refused:
    """The refusal of whatever would change who votes, or N, after the meeting has started."""
    return Refused("roll.frozen", "会议已经开始，名册已锁定，全体人数和有表决权的人员不能再变动")


def entry_of(session: Session, roll_id: str, person_id: str) -> tuple[RollEntry, Person]:
    """A person's line on the roll and the person; NotFound for somebody who is not on it."""
    entry = session.get(RollEntry, (roll_id, person_id))
    person = session.get(Person, person_id)
    if entry is None or person is None:
        raise NotFound("person")
    return entry, person


def account_of(session: Session, account_id: str) -> Account:
    """The account."""
    row = session.get(Account, account_id)
    if row is None:
        raise NotFound("account")
    return row
