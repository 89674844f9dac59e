"""Log somebody in."""

from dataclasses import dataclass
from datetime import timedelta

from core.db import Change
from core.ids import fingerprint, new_secret
from roster.tables import LoginSession

ACCOUNT_LIFE = timedelta(hours=14)
PERSON_LIFE = timedelta(days=10)
"""A deputy's device stays logged in through a whole plenary session."""


@dataclass(frozen=True, slots=True)
class StartedSession:
    """The token for the browser's cookie and how long it is good."""

    token: str
    seconds: int


def start_account_session(tx: Change, account_id: str, device: str) -> StartedSession:
    """A session of an account whose password was checked."""
    return _start(tx, ACCOUNT_LIFE, device, account_id=account_id)


def start_person_session(tx: Change, person_id: str, badge_id: str, device: str) -> StartedSession:
    """A session of a person whose badge was checked; it ends when the badge is revoked."""
    return _start(tx, PERSON_LIFE, device, person_id=person_id, badge_id=badge_id)


def _start(tx: Change, life: timedelta, device: str, **owner: str) -> StartedSession:
    token = new_secret()
    tx.session.add(
        LoginSession(id=fingerprint(token), device=device[:200], started_at=tx.now, expires_at=tx.now + life, **owner)
    )
    return StartedSession(token, int(life.total_seconds()))
