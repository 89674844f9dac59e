"""Finds the actor of a request or a socket from its session token, and checks the CSRF token of changes."""

from collections.abc import Collection

from flask import request
from sqlalchemy import bindparam, select

from core import clock
from core.actor import NOBODY, Actor
from core.db import Fixed, first_row, reading
from core.ids import fingerprint
from core.web.security import check_csrf, check_same_site
from core.web.windows import cookie_name
from roster.tables import Account, LoginSession, Person

AT_A_TIME = 500
"""How many ids one query names."""


def identify_request() -> Actor:
    """The actor of the present request: by bearer token, or by the window's cookie with its CSRF token."""
    bearer = request.headers.get("Authorization", "")
    if bearer.startswith("Bearer "):
        return identify(bearer.removeprefix("Bearer "))
    token = request.cookies.get(cookie_name(), "")
    actor = identify(token) if token else NOBODY
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        if actor.known:
            check_csrf(token)
        else:
            check_same_site()
    return actor


def identify_socket(token: str | None) -> Actor:
    """The actor of a socket that connects: by the token it brings, or by the cookie of its request."""
    found = token or request.cookies.get(cookie_name())
    return identify(found) if found else NOBODY


def live_sessions(session_ids: Collection[str]) -> set[str]:
    """Those of these login sessions that are still good."""
    asked = list(session_ids)
    live: set[str] = set()
    with reading() as session:
        for start in range(0, len(asked), AT_A_TIME):
            query = (
                select(LoginSession.id)
                .outerjoin(Account, Account.id == LoginSession.account_id)
                .where(LoginSession.id.in_(asked[start : start + AT_A_TIME]))
                .where(LoginSession.ended_at.is_(None), LoginSession.expires_at > clock.now())
                .where(Account.disabled_at.is_(None))
            )
            live.update(session.scalars(query))
    return live


def identify(token: str) -> Actor:
    """The actor whose live session has this token; NOBODY for any other."""
    return _actor(fingerprint(token))


_FIND = Fixed(
    select(
        LoginSession.ended_at,
        LoginSession.expires_at,
        Account.id.label("account_id"),
        Account.name.label("account_name"),
        Account.role,
        Account.disabled_at,
        Person.id.label("person_id"),
        Person.name.label("person_name"),
    )
    .outerjoin(Account, Account.id == LoginSession.account_id)
    .outerjoin(Person, Person.id == LoginSession.person_id)
    .where(LoginSession.id == bindparam("session_id"))
)
"""Made once and of columns alone: every request runs it."""


def _actor(session_id: str) -> Actor:
    row = first_row(_FIND, {"session_id": session_id})
    if row is None:
        return NOBODY
    ended_at, expires_at, account_id, login_name, role, disabled_at, person_id, person_name = row
    if ended_at is not None or expires_at <= clock.now():
        return NOBODY
    if account_id is not None:
        if disabled_at is not None:
            return NOBODY
        return Actor("account", account_id, login_name, frozenset({role}), session_id)
    return Actor("person", person_id, person_name, frozenset({"person"}), session_id)
