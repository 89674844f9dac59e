"""Accounts, login sessions, and one's own password."""

from datetime import datetime

from flask import request
from pydantic import Field
from pydantic.dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.web.views import Body
from roster import may
from roster.account_store import AccountInfo, account_info, accounts, credentials_of_id, live_logins
from roster.actions.create_account import create_account
from roster.actions.disable_account import disable_account, enable_account
from roster.actions.end_sessions import end_session
from roster.actions.log_in import check_own_password
from roster.actions.set_password import set_password
from roster.api.views import views
from roster.passwords import hash_password
from roster.rules.passwords import check_password


class NewAccount(Body):
    """An account to be made; `role` is admin, secretariat, chair, screen or gate."""

    login: str = Field(min_length=2, max_length=32)
    name: str = Field(min_length=1, max_length=50)
    role: str = Field(max_length=16)
    password: str = Field(max_length=200)


class NewPassword(Body):
    """Another password for an account."""

    password: str = Field(max_length=200)


class OwnPassword(Body):
    """One's own password, the present and the new."""

    current: str = Field(min_length=1, max_length=200)
    password: str = Field(max_length=200)


@dataclass(frozen=True)
class LoginOut:
    """A live login session; `own` marks the one that asks."""

    id: str
    kind: str
    name: str
    device: str
    started_at: datetime
    expires_at: datetime
    own: bool


@views.get("/accounts", who=may.admin, returns=list[AccountInfo])
def list_accounts(actor: Actor) -> list[AccountInfo]:
    """All accounts."""
    with reading() as session:
        return accounts(session)


@views.post("/accounts", who=may.admin, body=NewAccount, returns=AccountInfo)
def add_account(actor: Actor, body: NewAccount) -> AccountInfo:
    """Make an account."""
    check_password(body.login, body.password)
    hashed = hash_password(body.password)
    with change(actor) as tx:
        account_id = create_account(tx, body.login, body.name, body.role, hashed)
        return account_info(tx.session, account_id)


@views.post("/accounts/<account_id>/password", who=may.admin, body=NewPassword)
def change_password(actor: Actor, account_id: str, body: NewPassword) -> None:
    """Give an account another password; whoever is logged in with it is logged out."""
    with reading() as session:
        login = account_info(session, account_id).login
    check_password(login, body.password)
    hashed = hash_password(body.password)
    with change(actor) as tx:
        set_password(tx, account_id, hashed, keep_session=actor.session_id)


@views.post("/accounts/<account_id>/disable", who=may.admin)
def disable(actor: Actor, account_id: str) -> None:
    """Disable an account; its sessions end."""
    with change(actor) as tx:
        disable_account(tx, account_id)


@views.post("/accounts/<account_id>/enable", who=may.admin)
def enable(actor: Actor, account_id: str) -> None:
    """Enable an account again."""
    with change(actor) as tx:
        enable_account(tx, account_id)


@views.get("/login-sessions", who=may.admin, returns=list[LoginOut])
def list_logins(actor: Actor) -> list[LoginOut]:
    """Who is logged in, on what device, since when."""
    with reading() as session:
        return [
            LoginOut(s.id, s.kind, s.name, s.device, s.started_at, s.expires_at, s.id == actor.session_id)
            for s in live_logins(session)
        ]


@views.post("/login-sessions/<session_id>/end", who=may.admin)
def end_login(actor: Actor, session_id: str) -> None:
    """End a login session: its device must log in again at the next request."""
    with change(actor) as tx:
        end_session(tx, session_id)


@views.post("/me/password", who=may.account, body=OwnPassword)
def change_own_password(actor: Actor, body: OwnPassword) -> None:
    """Change one's own password; one's other sessions end."""
    with reading() as session:
        known = credentials_of_id(session, actor.id)
    check_own_password(known, body.current, request.remote_addr or "")
    check_password(known.login, body.password)
    hashed = hash_password(body.password)
    with change(actor) as tx:
        set_password(tx, actor.id, hashed, keep_session=actor.session_id)
