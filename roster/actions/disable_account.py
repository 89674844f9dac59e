"""Disable an account, and enable it again."""

from sqlalchemy import func, select

from core.db import Change
from core.errors import Refused
from roster.access import account_of
from roster.actions.end_sessions import end_account_sessions
from roster.tables import Account


def disable_account(tx: Change, account_id: str) -> None:
    """Nobody can log in with the account and its sessions end; not one's own, nor the last administrator's."""
    row = account_of(tx.session, account_id)
    if row.id == tx.actor.id:
        raise Refused("account.own", "不能停用自己正在使用的账号")
    if row.disabled_at is not None:
        return
    active = select(func.count()).select_from(Account).where(Account.role == "admin", Account.disabled_at.is_(None))
    if row.role == "admin" and (tx.session.scalar(active) or 0) <= 1:
        raise Refused("account.last_admin", "这是最后一个系统管理员账号，不能停用")
    row.disabled_at = tx.now
    ended = end_account_sessions(tx, account_id)
    tx.record("system", "account.disabled", account_id, login=row.login, sessions_ended=ended)


def enable_account(tx: Change, account_id: str) -> None:
    """The account can be used again, with the password it had."""
    row = account_of(tx.session, account_id)
    if row.disabled_at is None:
        return
    row.disabled_at = None
    tx.record("system", "account.enabled", account_id, login=row.login)
