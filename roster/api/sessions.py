"""Logging in and out, and who one is."""

from typing import Any

from flask import Response, make_response, request
from pydantic import Field, TypeAdapter, model_validator
from pydantic.dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.errors import LoginNeeded
from core.web.languages import language
from core.web.security import csrf_token
from core.web.views import Body
from core.web.windows import cookie_name, cookie_path
from roster import may
from roster.actions import end_sessions
from roster.actions.log_in import log_in_with_badge, log_in_with_password
from roster.actions.start_session import StartedSession
from roster.api.views import views
from roster.identity import identify
from roster.person_store import PersonInfo, person_info
from roster.rules.doors import door_of
from roster.rules.login_token import SHAPE


class LogIn(Body):
    """A badge's login token, or a login with its password.

    The login token is the SHA-256 in hex of "badge login|" and the secret in the badge's code; the secret itself never
    leaves the device.
    """

    badge: str | None = Field(None, pattern=SHAPE)
    login: str | None = Field(None, min_length=1, max_length=64)
    password: str | None = Field(None, min_length=1, max_length=200)

    @model_validator(mode="after")
    def one_way(self) -> "LogIn":
        """Refuse both ways at once and neither."""
        both = self.login is not None and self.password is not None
        none = self.login is None and self.password is None
        if (self.badge is None and not both) or (self.badge is not None and not none):
            raise ValueError("either badge, or login and password")
        return self


@dataclass(frozen=True)
class ActorOut:
    """Who is logged in; `kind` is person or account."""

    id: str
    name: str
    kind: str
    roles: list[str]


@dataclass(frozen=True)
class LoggedIn:
    """A session: `token` for programs (Authorization: Bearer …), `csrf` for pages, `next` where to go."""

    token: str
    csrf: str
    actor: ActorOut
    next: str


@dataclass(frozen=True)
class Me:
    """Who asks; `person` for somebody who came with a badge. `csrf` is empty for bearer tokens, which need none."""

    actor: ActorOut
    csrf: str
    lang: str
    next: str
    person: PersonInfo | None


@views.post("/sessions", who=may.anyone, body=LogIn, returns=LoggedIn, by_crowd=True)
def log_in(actor: Actor, body: LogIn) -> Response:
    """Log in with a badge or with a password; sets the window's cookie."""
    address, device = request.remote_addr or "", request.headers.get("User-Agent", "")
    if body.badge is not None:
        started = log_in_with_badge(actor, body.badge, address, device)
    else:
        started = log_in_with_password(actor, body.login or "", body.password or "", address, device)
    return _welcome(started)


@views.post("/sessions/end", who=may.anyone)
def end_session(actor: Actor) -> Response:
    """Log out; harmless for somebody who is not logged in."""
    if actor.session_id:
        with change(actor) as tx:
            end_sessions.end_session(tx, actor.session_id)
    response = make_response(b"{}", 200, {"Content-Type": "application/json"})
    response.delete_cookie(cookie_name(), path=cookie_path(), httponly=True, samesite="Lax")
    return response


@views.get("/me", who=may.logged_in, returns=Me)
def me(actor: Actor) -> Me:
    """Who is logged in here."""
    token = request.cookies.get(cookie_name())
    by_cookie = token is not None and not request.headers.get("Authorization")
    with reading() as session:
        person = person_info(session, actor.id) if actor.kind == "person" else None
    return Me(actor_out(actor), csrf_token(token or "") if by_cookie else "", language(), door_of(actor.roles), person)


def actor_out(actor: Actor) -> ActorOut:
    """The actor as the API shows it."""
    return ActorOut(actor.id, actor.name, actor.kind, sorted(actor.roles))


def _welcome(started: StartedSession) -> Response:
    actor = identify(started.token)
    if not actor.known:
        raise LoginNeeded
    answer = LoggedIn(started.token, csrf_token(started.token), actor_out(actor), door_of(actor.roles))
    adapter: TypeAdapter[Any] = TypeAdapter(LoggedIn)
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    response = make_response(adapter.dump_json(answer), 200, headers)
    response.set_cookie(
        cookie_name(),
        started.token,
        max_age=started.seconds,
        path=cookie_path(),
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response
