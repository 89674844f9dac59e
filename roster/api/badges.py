"""Badges: print, replace, revoke."""

from collections.abc import Sequence
from typing import Annotated, Literal

from flask import current_app, request
from pydantic import Field, TypeAdapter
from pydantic.dataclasses import dataclass

from core import clock
from core.actor import Actor
from core.config import Settings
from core.db import change, reading
from core.errors import NotFound
from core.web.media import PDF
from core.web.views import Body, Download
from roster import may, store
from roster.actions.issue_badges import issue_badges
from roster.actions.revoke_badge import revoke_badge
from roster.api.views import views
from roster.issued import IssuedBadge
from roster.person_store import latest_roll_of
from roster.reports.badges import badge_address, badge_sheets

PersonId = Annotated[str, Field(min_length=1, max_length=16)]


class IssueBadges(Body):
    """Who gets a badge: these people, or with null everybody on the roll; `only_missing` leaves valid badges alone.

    `format` "json" gives the addresses that the QR codes hold to programs (rehearsals, a printing house) instead of
    the PDF.
    """

    person_ids: list[PersonId] | None = Field(None, min_length=1, max_length=10_000)
    only_missing: bool = False
    format: Literal["pdf", "json"] = "pdf"


class Reissue(Body):
    """For which roll the new badge is; null for the person's latest."""

    roll_id: PersonId | None = None


@dataclass(frozen=True)
class BadgeOut:
    """A badge for programs: what its code says, `address`, ends in the `secret`.

    Its holder logs in with the login token, the SHA-256 in hex of "badge login|" and the secret.
    """

    person_id: str
    number: int
    name: str
    seat: str | None
    votes: bool
    secret: str
    address: str


@views.post("/rolls/<roll_id>/badges", who=may.secretariat, body=IssueBadges, returns=Download)
def issue(actor: Actor, roll_id: str, body: IssueBadges) -> Download:
    """Issue badges, eight to a page to print; a person's former badge is worth nothing from then on."""
    with change(actor) as tx:
        issued = issue_badges(tx, roll_id, body.person_ids, only_missing=body.only_missing)
    if body.format == "json":
        return Download(_as_json(issued), "badges.json", "application/json")
    return _sheets(roll_id, issued)


@views.post("/people/<person_id>/badge", who=may.secretariat, body=Reissue, returns=Download)
def reissue(actor: Actor, person_id: str, body: Reissue) -> Download:
    """A new badge for one person; the former one and the devices it logged in are out."""
    with reading() as session:
        roll_id = body.roll_id or latest_roll_of(session, person_id)
    if roll_id is None:
        raise NotFound("person")
    with change(actor) as tx:
        issued = issue_badges(tx, roll_id, [person_id])
    return _sheets(roll_id, issued)


@views.post("/people/<person_id>/badge/revoke", who=may.secretariat)
def revoke(actor: Actor, person_id: str) -> None:
    """Revoke a lost badge without a new one."""
    with change(actor) as tx:
        revoke_badge(tx, person_id)


def _address() -> str:
    settings: Settings = current_app.config["HALL"]
    return (settings.public_url or request.host_url).rstrip("/")


def _sheets(roll_id: str, issued: Sequence[IssuedBadge]) -> Download:
    with reading() as session:
        roll = store.roll(session, roll_id)
    made = badge_sheets(roll, issued, _address(), clock.now())
    name = issued[0].member.name if len(issued) == 1 else f"{len(issued)}张"
    return Download(made.content, f"代表证-{name}.pdf", PDF)


def _as_json(issued: Sequence[IssuedBadge]) -> bytes:
    badges = [_badge_out(one) for one in issued]
    return TypeAdapter(list[BadgeOut]).dump_json(badges)


def _badge_out(one: IssuedBadge) -> BadgeOut:
    m = one.member
    return BadgeOut(m.person_id, m.number, m.name, m.seat, m.votes, one.secret, badge_address(_address(), one.secret))
