"""The public signing keys of badges: kept at issuing, fetched when a sealed poll opens."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.db import Change
from roster import hooks
from roster.badge_store import valid_badges_of
from roster.issued import IssuedBadge
from voting.belenios.badge import master_of, public_of
from voting.sealed.key_tables import BadgeKey


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The public side of a valid badge's key, as in `voting.belenios.badge.PublicMaster`."""

    badge_id: str
    public: int
    chain: str


def keep_signing_keys(tx: Change, issued: Sequence[IssuedBadge]) -> None:
    """Keep the public keys of badges that were just issued."""
    tx.session.execute(insert(BadgeKey), [_row(one) for one in issued])


def signing_keys_of(session: Session, person_ids: Collection[str]) -> dict[str, SigningKey]:
    """The keys of these people's valid badges by person; who has no valid badge is left out."""
    badges = {badge.badge_id: person_id for person_id, badge in valid_badges_of(session, person_ids).items()}
    rows = session.scalars(select(BadgeKey).where(BadgeKey.badge_id.in_(badges)))
    return {badges[row.badge_id]: SigningKey(row.badge_id, int(row.public), row.chain) for row in rows}


def install() -> None:
    """Follow the issuing of badges; again changes nothing."""
    if keep_signing_keys not in hooks.badges_issued:
        hooks.badges_issued.append(keep_signing_keys)


def _row(badge: IssuedBadge) -> dict[str, str]:
    public = public_of(master_of(badge.secret))
    return {"badge_id": badge.badge_id, "public": str(public.public), "chain": public.chain}
