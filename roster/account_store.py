"""Fetches accounts and login sessions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.errors import NotFound
from roster.tables import Account, LoginSession, Person


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """A working account; the password's hash stays in the table."""

    id: str
    login: str
    name: str
    role: str
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class LoginInfo:
    """A live login session: whose, on what device, since when."""

    id: str
    kind: str
    owner_id: str
    name: str
    device: str
    started_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a password is checked against."""

    account_id: str
    login: str
    name: str
    password_hash: str


def accounts(session: Session) -> list[AccountInfo]:
    """All accounts by role and login."""
    rows = session.scalars(select(Account).order_by(Account.role, Account.login))
    return [_info(row) for row in rows]


def account_info(session: Session, account_id: str) -> AccountInfo:
    """One account; NotFound where there is none."""
    row = session.get(Account, account_id)
    if row is None:
        raise NotFound("account")
    return _info(row)


def _info(row: Account) -> AccountInfo:
    return AccountInfo(row.id, row.login, row.name, row.role, row.disabled_at)


def credentials_of(session: Session, login: str) -> Credentials | None:
    """What the password of this login is checked against; None for no such account or a disabled one."""
    row = session.scalar(select(Account).where(Account.login == login, Account.disabled_at.is_(None)))
    return None if row is None else Credentials(row.id, row.login, row.name, row.password_hash)


def credentials_of_id(session: Session, account_id: str) -> Credentials:
    """What the password of this account is checked against; NotFound where there is none."""
    row = session.get(Account, account_id)
    if row is None:
        raise NotFound("account")
    return Credentials(row.id, row.login, row.name, row.password_hash)


def live_logins(session: Session) -> list[LoginInfo]:
    """All login sessions that are good now, accounts first, the latest first."""
    query = (
        select(LoginSession, Account.name, Person.name)
        .outerjoin(Account, Account.id == LoginSession.account_id)
        .outerjoin(Person, Person.id == LoginSession.person_id)
        .where(LoginSession.ended_at.is_(None), LoginSession.expires_at > clock.now())
        .order_by(LoginSession.account_id.is_(None), LoginSession.started_at.desc())
    )
    return [
        LoginInfo(
            row.id,
            "account" if row.account_id else "person",
            row.account_id or row.person_id or "",
            account or person or "",
            row.device,
            row.started_at,
            row.expires_at,
        )
        for row, account, person in session.execute(query)
    ]
