"""Give an account another password."""

from core.db import Change
from roster.access import account_of
from roster.actions.end_sessions import end_account_sessions


def set_password(tx: Change, account_id: str, password_hash: str, *, keep_session: str = "") -> None:
    """Another password; every session of the account ends but the one named."""
    row = account_of(tx.session, account_id)
    row.password_hash = password_hash
    ended = end_account_sessions(tx, account_id, keep=keep_session)
    tx.record("system", "account.password_changed", account_id, login=row.login, sessions_ended=ended)
