"""Fetches uploaded lists and what they are compared with."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from core.errors import NotFound
from roster.rules.cells import Fault
from roster.rules.import_plan import Known, Plan, Setting, plan_import
from roster.rules.import_rows import ParsedRow
from roster.store import delegations_of, roll
from roster.tables import Delegation, Person, RollEntry, RollImport

ALL = "all"
Agreed = Sequence[str] | Literal["all"]
"""The new delegations that the secretariat agreed to make, by name, or all of them."""


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded list; `stale` when the roster changed since, which makes it worthless."""

    id: str
    roll_id: str
    filename: str
    made_at: datetime
    confirmed_at: datetime | None
    summary: dict[str, int] | None
    stale: bool
    notes: tuple[Fault, ...]
    plan: Plan


def known_people(session: Session, roll_id: str, term_id: str) -> list[Known]:
    """Everybody of the term, with seat and roles where they are on the roll, by number."""
    query = (
        select(Person, Delegation.name, RollEntry)
        .outerjoin(Delegation, Delegation.id == Person.delegation_id)
        .outerjoin(RollEntry, and_(RollEntry.person_id == Person.id, RollEntry.roll_id == roll_id))
        .where(Person.term_id == term_id)
        .order_by(Person.number)
    )
    return [_known(*row) for row in session.execute(query)]


def _known(person: Person, delegation: str | None, entry: RollEntry | None) -> Known:
    return Known(
        person.id,
        person.number,
        person.name,
        person.gender,
        delegation or "",
        person.post,
        person.phone4,
        entry is not None,
        entry.seat if entry is not None else None,
        tuple(entry.roles) if entry is not None else (),
        entry.votes if entry is not None else False,
    )


def roster_mark(session: Session, roll_id: str) -> str:
    """A fingerprint of all that a list is compared with; another one means that a preview no longer holds."""
    info = roll(session, roll_id)
    known = [astuple(k) for k in known_people(session, roll_id, info.term_id)]
    names = [d.name for d in delegations_of(session, info.term_id)]
    facts = [info.kind, info.frozen_at is not None, names, known]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def upload(session: Session, import_id: str, new_delegations: Agreed = ()) -> Upload:
    """The list as it would be imported now, with these new delegations agreed to ("all" agrees to any)."""
    row = session.get(RollImport, import_id)
    if row is None:
        raise NotFound("import")
    plan = plan_of(session, row, new_delegations)
    stale = row.confirmed_at is None and roster_mark(session, row.roll_id) != row.base
    notes = tuple(Fault(**note) for note in row.notes)
    return Upload(row.id, row.roll_id, row.filename, row.made_at, row.confirmed_at, row.summary, stale, notes, plan)


def plan_of(session: Session, row: RollImport, new_delegations: Agreed) -> Plan:
    """What the list would do to the roster as it stands."""
    info = roll(session, row.roll_id)
    setting = Setting(
        info.kind,
        info.frozen_at is not None,
        frozenset(d.name for d in delegations_of(session, info.term_id)),
        frozenset(new_delegations) if new_delegations != ALL else frozenset(),
        new_delegations == ALL,
    )
    known = known_people(session, row.roll_id, info.term_id)
    return plan_import([row_from(data) for data in row.rows], row.columns, known, setting)


def row_to(row: ParsedRow) -> dict[str, Any]:
    """A row as it is kept until it is confirmed."""
    return asdict(row)


def row_from(data: dict[str, Any]) -> ParsedRow:
    """The row again."""
    lists = {name: tuple(Fault(**fault) for fault in data[name]) for name in ("faults", "warnings")}
    return ParsedRow(**{**data, **lists, "roles": tuple(data["roles"])})
