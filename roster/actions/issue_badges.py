"""Issue badges: new secrets, of which the server keeps the fingerprints of their login tokens."""

from collections.abc import Collection, Sequence

from sqlalchemy import insert

from core.db import Change
from core.errors import NotFound, Refused
from core.ids import fingerprint, new_id, new_secret
from roster import hooks
from roster.access import any_roll
from roster.actions.end_sessions import end_badge_sessions
from roster.badge_store import valid_badges
from roster.issued import IssuedBadge
from roster.store import members_of
from roster.tables import Badge


def issue_badges(
    tx: Change, roll_id: str, person_ids: Collection[str] | None = None, *, only_missing: bool = False
) -> Sequence[IssuedBadge]:
    """Badges for these people of the roll (None: for all), in the roll's order.

    Whoever has a valid badge gets a new one, which revokes the old and ends its login sessions, or none at all with
    `only_missing`. Floors above hear of them through `roster.hooks.badges_issued`.
    """
    roll = any_roll(tx.session, roll_id)
    members = members_of(tx.session, roll_id)
    if person_ids is not None:
        wanted = set(person_ids)
        if not wanted <= {m.person_id for m in members}:
            raise NotFound("person")
        members = [m for m in members if m.person_id in wanted]
    valid = valid_badges(tx.session, roll.term_id)
    if only_missing:
        members = [m for m in members if m.person_id not in valid]
    if not members:
        raise Refused("badge.none", "没有需要制证的人员")
    former = [valid[m.person_id].badge_id for m in members if m.person_id in valid]
    ended = revoke_badges(tx, former)
    issued = [IssuedBadge(m, new_secret(), new_id()) for m in members]
    tx.session.execute(
        insert(Badge),
        [
            {
                "id": one.badge_id,
                "person_id": one.person_id,
                "secret_hash": fingerprint(one.token),
                "issued_at": tx.now,
            }
            for one in issued
        ],
    )
    for follow in hooks.badges_issued:
        follow(tx, issued)
    numbers = [m.number for m in members]
    tx.record("system", "badges.issued", roll_id, numbers=numbers, revoked=len(former), sessions_ended=ended)
    return issued


def revoke_badges(tx: Change, badge_ids: Sequence[str]) -> int:
    """Make badges worthless and end their login sessions; returns how many sessions were live."""
    for badge_id in badge_ids:
        badge = tx.session.get(Badge, badge_id)
        if badge is not None and badge.revoked_at is None:
            badge.revoked_at = tx.now
    tx.session.flush()
    return end_badge_sessions(tx, list(badge_ids))
