"""End login sessions, which takes effect at the next request."""

from sqlalchemy import ColumnElement, CursorResult, update

from core.db import Change
from core.errors import NotFound
from roster.tables import LoginSession


def end_session(tx: Change, session_id: str) -> None:
    """End one login session by its id; ending it twice is harmless."""
    row = tx.session.get(LoginSession, session_id)
    if row is None:
        raise NotFound("session")
    if row.ended_at is None:
        row.ended_at = tx.now
        tx.record("system", "session.ended", row.account_id or row.person_id or "", device=row.device)


def end_account_sessions(tx: Change, account_id: str, *, keep: str = "") -> int:
    """End all sessions of an account but the one named `keep`; returns how many were live."""
    return _end(tx, LoginSession.account_id == account_id, LoginSession.id != keep)


def end_badge_sessions(tx: Change, badge_ids: list[str]) -> int:
    """End all sessions that were begun with these badges; returns how many were live."""
    return sum(_end(tx, LoginSession.badge_id.in_(badge_ids[at : at + 500])) for at in range(0, len(badge_ids), 500))


def _end(tx: Change, *which: ColumnElement[bool]) -> int:
    live = (LoginSession.ended_at.is_(None), LoginSession.expires_at > tx.now)
    result = tx.session.execute(update(LoginSession).where(*which, *live).values(ended_at=tx.now))
    assert isinstance(result, CursorResult)
    return result.rowcount
