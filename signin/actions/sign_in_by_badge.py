"""Sign somebody in at the gate by the badge they show."""

from datetime import datetime, timedelta

from core.db import Change
from core.errors import Refused
from meeting.store import access_sitting
from roster.store import person_by_badge
from signin.marking import SignedIn, sign_in
from signin.rules.attendance import Way

BELIEVABLE = timedelta(hours=12)


def sign_in_by_badge(tx: Change, sitting_id: str, badge: str, scanned_at: datetime | None = None) -> SignedIn:
    """Sign in whoever holds the badge with this login token; a second scan tells the first time and changes nothing.

    The sign-in counts from the moment the server has it: a gate's clock may be wrong, and a time that a device names
    could move a person to before a vote. `scanned_at`, when a gate without network kept the scan, goes to the journal.
    Raises Refused: "badge.unknown", "badge.revoked", "badge.other_term", "badge.not_on_roll",
    "signin.closed", "signin.not_yet".
    """
    meeting, sitting = access_sitting(tx.session, sitting_id, tx.actor)
    found = person_by_badge(tx.session, badge)
    if found.term_id != meeting.term_id:
        raise Refused("badge.other_term", "这是另一届的代表证，请使用本届代表证，或到会务组办理")
    told = {"scanned_at": scanned_at.isoformat()} if _believable(scanned_at, tx.now) and scanned_at else {}
    return sign_in(tx, meeting, sitting, found.person_id, Way.GATE, **told)


def _believable(scanned_at: datetime | None, now: datetime) -> bool:
    return scanned_at is not None and now - BELIEVABLE <= scanned_at <= now + timedelta(minutes=5)
