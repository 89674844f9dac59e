"""Fetches terms, delegations, rolls and who is on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.orm import Session

from core import clock
from core.db import Fixed
from core.errors import NotFound
from roster.badge_store import BadgeFound, person_by_badge
from roster.tables import Delegation, Person, Roll, RollEntry, Term

__all__ = [
    "BadgeFound",
    "DelegationInfo",
    "Place",
    "RollInfo",
    "RollMember",
    "TermInfo",
    "current_term",
    "delegations_of",
    "me_slice",
    "member",
    "member_at_once",
    "members_by_id",
    "members_n",
    "members_of",
    "on_roll",
    "person_by_badge",
    "places_of",
    "roles_of",
    "roll",
    "term",
    "terms",
    "voters_of",
]


@dataclass(frozen=True, slots=True)
class TermInfo:
    """A term (届)."""

    id: str
    number: int
    title: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class DelegationInfo:
    """A delegation (代表团) of a term, in its place among the others."""

    id: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class RollInfo:
    """A roll without its people; `members_n` is N as set, None where nobody set it."""

    id: str
    term_id: str
    kind: str
    title: str
    members_n: int | None
    frozen_at: datetime | None


@dataclass(frozen=True, slots=True)
class RollMember:
    """One person on a roll; `delegation` is the delegation's name, empty where there is none."""

    person_id: str
    number: int
    name: str
    gender: str
    delegation_id: str | None
    delegation: str
    post: str
    phone4: str
    seat: str | None
    roles: tuple[str, ...]
    votes: bool


def terms(session: Session) -> list[TermInfo]:
    """All terms, the latest first."""
    rows = session.scalars(select(Term).order_by(Term.starts_on.desc(), Term.number.desc()))
    return [TermInfo(t.id, t.number, t.title, t.starts_on, t.ends_on) for t in rows]


def term(session: Session, term_id: str) -> TermInfo:
    """One term; NotFound where there is none."""
    found = session.get(Term, term_id)
    if found is None:
        raise NotFound("term")
    return TermInfo(found.id, found.number, found.title, found.starts_on, found.ends_on)


def current_term(session: Session) -> TermInfo | None:
    """The term that runs today, else the one that began last; None before any was made."""
    today = clock.now().date()
    all_terms = terms(session)
    running = [t for t in all_terms if t.starts_on <= today <= t.ends_on]
    return next(iter(running or all_terms), None)


def delegations_of(session: Session, term_id: str) -> list[DelegationInfo]:
    """The delegations of a term in their order."""
    rows = session.scalars(select(Delegation).where(Delegation.term_id == term_id).order_by(Delegation.position))
    return [DelegationInfo(d.id, d.name, d.position) for d in rows]


def roll(session: Session, roll_id: str) -> RollInfo:
    """The roll; NotFound where there is none."""
    found = session.get(Roll, roll_id)
    if found is None:
        raise NotFound("roll")
    return RollInfo(found.id, found.term_id, found.kind, found.title, found.members_n, found.frozen_at)


def members_of(session: Session, roll_id: str) -> list[RollMember]:
    """Everybody on the roll, by the delegations' order and then by number; people of no delegation come last."""
    return [_member(*row) for row in session.execute(_members(roll_id))]


_ORDER = (Delegation.position.is_(None), Delegation.position, Person.number)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody on the roll belongs, and whether they have a vote."""

    person_id: str
    delegation: str
    votes: bool


def places_of(session: Session, roll_id: str) -> list[Place]:
    """Everybody on the roll as the board counts them, in the order of `members_of`, without making people of them."""
    query = (
        select(RollEntry.person_id, func.coalesce(Delegation.name, ""), RollEntry.votes)
        .join(Person, Person.id == RollEntry.person_id)
        .outerjoin(Delegation, Delegation.id == Person.delegation_id)
        .where(RollEntry.roll_id == roll_id)
        .order_by(*_ORDER)
    )
    return [Place(*row) for row in session.execute(query)]


def voters_of(session: Session, roll_id: str) -> list[RollMember]:
    """Those on the roll who have a vote, in the order of `members_of`."""
    return [_member(*row) for row in session.execute(_members(roll_id).where(RollEntry.votes))]


def members_by_id(session: Session, roll_id: str, person_ids: Iterable[str]) -> dict[str, RollMember]:
    """Those of the people who are on the roll, by id, in the order of `members_of`."""
    wanted = set(person_ids)
    return {m.person_id: m for m in members_of(session, roll_id) if m.person_id in wanted}


def member(session: Session, roll_id: str, person_id: str) -> RollMember | None:
    """One person on the roll, None for somebody who is not on it."""
    row = session.execute(_members(roll_id).where(RollEntry.person_id == person_id)).first()
    return None if row is None else _member(*row)


_MEMBER = Fixed(
    select(
        Person.id.label("person_id"),
        Person.number,
        Person.name,
        Person.gender,
        Person.delegation_id,
        Delegation.name.label("delegation"),
        Person.post,
        Person.phone4,
        RollEntry.seat,
        RollEntry.roles,
        RollEntry.votes,
    )
    .select_from(RollEntry)
    .join(Person, Person.id == RollEntry.person_id)
    .outerjoin(Delegation, Delegation.id == Person.delegation_id)
    .where(RollEntry.roll_id == bindparam("roll_id"), RollEntry.person_id == bindparam("asked_id"))
)


def member_at_once(connection: Connection, roll_id: str, person_id: str) -> RollMember | None:
    """The same as `member` by a fixed statement: for what a whole hall asks at the same moment."""
    row = _MEMBER.first(connection, {"roll_id": roll_id, "asked_id": person_id})
    if row is None:
        return None
    found = row._asdict()
    return RollMember(**(found | {"delegation": row.delegation or "", "roles": tuple(row.roles)}))


def on_roll(session: Session, roll_id: str, person_id: str) -> bool:
    """Whether the person takes part in the meeting of this roll."""
    query = select(RollEntry.person_id).where(RollEntry.roll_id == roll_id, RollEntry.person_id == person_id)
    return session.scalar(query) is not None


def roles_of(session: Session, roll_id: str, person_id: str) -> tuple[str, ...] | None:
    """The roles of a person on the roll, None for somebody who is not on it."""
    query = select(RollEntry.roles).where(RollEntry.roll_id == roll_id, RollEntry.person_id == person_id)
    roles = session.scalar(query)
    return None if roles is None else tuple(roles)


def members_n(session: Session, roll_id: str) -> int:
    """N, all members in office: as set by the secretariat, else the number of those with a vote."""
    given = session.scalar(select(Roll.members_n).where(Roll.id == roll_id))
    return given if given is not None else voters_n(session, roll_id)


def voters_n(session: Session, roll_id: str) -> int:
    """How many on the roll have a vote."""
    query = select(func.count()).select_from(RollEntry).where(RollEntry.roll_id == roll_id, RollEntry.votes)
    return session.scalar(query) or 0


def me_slice(session: Session, roll_id: str, person_id: str) -> dict[str, Any] | None:
    """The hall state's slice `me` of one person; None for somebody who is not on the roll."""
    found = member(session, roll_id, person_id)
    if found is None:
        return None
    return {
        "person_id": found.person_id,
        "name": found.name,
        "delegation": found.delegation,
        "seat": found.seat,
        "votes": found.votes,
        "roles": list(found.roles),
    }


def _members(roll_id: str) -> Select[RollEntry, Person, str]:
    return (
        select(RollEntry, Person, Delegation.name)
        .join(Person, Person.id == RollEntry.person_id)
        .outerjoin(Delegation, Delegation.id == Person.delegation_id)
        .where(RollEntry.roll_id == roll_id)
        .order_by(*_ORDER)
    )


def _member(entry: RollEntry, person: Person, delegation: str | None) -> RollMember:
    return RollMember(
        person.id,
        person.number,
        person.name,
        person.gender,
        person.delegation_id,
        delegation or "",
        person.post,
        person.phone4,
        entry.seat,
        tuple(entry.roles),
        entry.votes,
    )
