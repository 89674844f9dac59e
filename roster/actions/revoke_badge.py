"""Revoke the badge of somebody, without a new one."""

from sqlalchemy import select

from core.db import Change
from core.errors import NotFound, Refused
from roster.actions.issue_badges import revoke_badges
from roster.tables import Badge, Person


def revoke_badge(tx: Change, person_id: str) -> int:
    """The person's valid badge opens nothing any more and the devices it logged in are logged out; returns how many."""
    person = tx.session.get(Person, person_id)
    if person is None:
        raise NotFound("person")
    badge_id = tx.session.scalar(select(Badge.id).where(Badge.person_id == person_id, Badge.revoked_at.is_(None)))
    if badge_id is None:
        raise Refused("badge.none_valid", "此人没有有效的代表证")
    ended = revoke_badges(tx, [badge_id])
    tx.record("system", "badge.revoked", person_id, number=person.number, sessions_ended=ended)
    return ended
