"""Fetches badges by the login tokens that devices show, and by their holders."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import Refused
from core.ids import fingerprint
from roster.tables import Badge, Person


@dataclass(frozen=True, slots=True)
class BadgeFound:
    """A valid badge: whose it is and for which term."""

    person_id: str
    badge_id: str
    term_id: str


@dataclass(frozen=True, slots=True)
class BadgeInfo:
    """The valid badge of a person, without its secret, which nobody but the badge holds."""

    person_id: str
    badge_id: str
    issued_at: datetime


def person_by_badge(session: Session, token: str) -> BadgeFound:
    """Whose badge this is; `token` is its login token (roster.rules.login_token).

    Raises Refused with status 401: "badge.unknown" for no badge of this installation, "badge.revoked" for one that
    was replaced or withdrawn.
    """
    query = (
        select(Badge.id, Badge.revoked_at, Person.id, Person.term_id)
        .join(Person, Person.id == Badge.person_id)
        .where(Badge.secret_hash == fingerprint(token))
    )
    row = session.execute(query).first()
    if row is None:
        raise Refused("badge.unknown", "无法识别这张代表证，请核对后重新扫描，或到会务组办理", status=401)
    badge_id, revoked_at, person_id, term_id = row
    if revoked_at is not None:
        raise Refused("badge.revoked", "这张代表证已经作废，请使用新证，或到会务组办理", status=401)
    return BadgeFound(person_id, badge_id, term_id)


def valid_badges(session: Session, term_id: str) -> dict[str, BadgeInfo]:
    """The valid badges of a term by person."""
    query = (
        select(Badge)
        .join(Person, Person.id == Badge.person_id)
        .where(Person.term_id == term_id, Badge.revoked_at.is_(None))
    )
    return {b.person_id: BadgeInfo(b.person_id, b.id, b.issued_at) for b in session.scalars(query)}


def valid_badges_of(session: Session, person_ids: Collection[str]) -> dict[str, BadgeInfo]:
    """The valid badges of these people by person; who has none is left out."""
    query = select(Badge).where(Badge.person_id.in_(person_ids), Badge.revoked_at.is_(None))
    return {b.person_id: BadgeInfo(b.person_id, b.id, b.issued_at) for b in session.scalars(query)}
