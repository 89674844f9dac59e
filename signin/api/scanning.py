"""Signing in: at the gate, by the code on the wall, on a tablet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from flask import current_app, request
from pydantic import AwareDatetime, Field

from core import clock
from core.actor import Actor
from core.config import Settings
from core.db import change, reading
from core.errors import Refused
from core.web.languages import hall_zone, in_words
from core.web.limits import guessing
from core.web.views import Body
from meeting.store import access_sitting
from roster import may
from roster.rules.login_token import SHAPE
from signin.actions.sign_in_by_badge import sign_in_by_badge
from signin.actions.sign_in_by_wall import sign_in_by_wall
from signin.actions.sign_in_on_tablet import sign_in_on_tablet
from signin.actions.start_wall import start_wall
from signin.api.registry import views
from signin.marking import SignedIn
from signin.rules.wall_code import PERIOD, code_of, ends_at, window_at
from signin.store import wall_secret

WRONG_CODES = 30
"""Wrong wall codes of one person in ten minutes; a code's 50 bits stand for half a minute."""


class Scan(Body):
    """A badge's login token, the SHA-256 in hex of "badge login|" and the secret in its code, which stays on the device.

    `scanned_at` where a gate without network kept it for later.
    """

    badge: str = Field(pattern=SHAPE)
    scanned_at: AwareDatetime | None = None


class WallScan(Body):
    """The code on the wall."""

    code: str = Field(min_length=1, max_length=100)


@dataclass(frozen=True, slots=True)
class ScannedPerson:
    """Who signed in, as the gate shows them."""

    person_id: str
    name: str
    delegation: str
    seat: str | None
    post: str
    votes: bool
    roles: list[str]


@dataclass(frozen=True, slots=True)
class ScanOut:
    """The gate's answer: `result` is signed_in, or already with the first time in `at`; `sentence` says it in words."""

    result: str
    at: datetime
    person: ScannedPerson
    sentence: str


@dataclass(frozen=True, slots=True)
class WallOut:
    """The code that stands on the wall now, its address for the QR code, and when the next takes its place."""

    code: str
    url: str
    ends_at: datetime
    period_seconds: int


@views.post("/sittings/<sitting_id>/scan", who=may.gate, body=Scan, returns=ScanOut)
def scan(actor: Actor, sitting_id: str, body: Scan) -> ScanOut:
    """Sign in whoever holds the badge; a second scan changes nothing."""
    with _no_login_asked(), change(actor) as tx:
        done = sign_in_by_badge(tx, sitting_id, body.badge, body.scanned_at)
    return _answer(done)


@views.post("/sittings/<sitting_id>/wall", who=may.person, body=WallScan, returns=ScanOut, by_crowd=True)
def scan_wall(actor: Actor, sitting_id: str, body: WallScan) -> ScanOut:
    """Sign in the person whose device scanned the code on the wall."""
    with _no_login_asked(), guessing({f"wall:{actor.id}": WRONG_CODES}), change(actor) as tx:
        done = sign_in_by_wall(tx, sitting_id, body.code)
    return _answer(done)


@views.post("/sittings/<sitting_id>/here", who=may.person, returns=ScanOut, by_crowd=True)
def here_on_tablet(actor: Actor, sitting_id: str) -> ScanOut:
    """Sign in the person who logged in to a tablet in the hall, where the meeting lets that count."""
    with change(actor) as tx:
        done = sign_in_on_tablet(tx, sitting_id)
    return _answer(done)


@views.post("/sittings/<sitting_id>/wall/start", who=may.screen, returns=WallOut)
def start_wall_view(actor: Actor, sitting_id: str) -> WallOut:
    """Make ready the code on the wall, and give the present one."""
    with change(actor) as tx:
        secret = start_wall(tx, sitting_id)
    return _wall(secret, sitting_id)


@views.get("/sittings/<sitting_id>/wall", who=may.screen, returns=WallOut)
def wall_code(actor: Actor, sitting_id: str) -> WallOut:
    """The code that stands on the wall now."""
    with reading() as session:
        access_sitting(session, sitting_id, actor)
        secret = wall_secret(session, sitting_id)
    if secret is None:
        raise Refused("wall.not_started", "扫码签到还没有开始，请先打开签到码页面")
    return _wall(secret, sitting_id)


def _wall(secret: str, sitting_id: str) -> WallOut:
    settings: Settings = current_app.config["HALL"]
    window = window_at(clock.now())
    code = code_of(secret, sitting_id, window)
    address = settings.public_url.rstrip("/") or request.host_url.rstrip("/")
    return WallOut(code, f"{address}/here#{code}", ends_at(window), PERIOD)


def _answer(done: SignedIn) -> ScanOut:
    member = done.member
    at = f"{done.at.astimezone(hall_zone()):%H:%M}"
    sentence = in_words("已于%(at)s签到，无需重复签到", {"at": at}) if done.again else in_words("签到成功")
    return ScanOut(
        "already" if done.again else "signed_in",
        done.at,
        ScannedPerson(
            member.person_id, member.name, member.delegation, member.seat, member.post, member.votes, list(member.roles)
        ),
        sentence,
    )


@contextmanager
def _no_login_asked() -> Iterator[None]:
    """A wrong badge or code is no reason for the gate, or the phone, to log in again: 401 becomes 409."""
    try:
        yield
    except Refused as refusal:
        if refusal.status == 401:
            refusal.status = 409
        raise
