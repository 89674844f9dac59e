"""The JSON views of the hall's state, the set-up, the demo and the archive."""

from datetime import date
from typing import Any, Literal

from flask import current_app, request
from pydantic import Field
from pydantic.dataclasses import dataclass

from core.actor import Actor
from core.config import Settings
from core.errors import Refused
from core.keys import congress_key, key_fingerprint
from core.web.limits import guessing
from core.web.views import Body, StreamedDownload, Views
from kiosk.archive import archive_of
from kiosk.demo.make import make_demo
from kiosk.first_steps import check_setup_code, forget_setup_code
from kiosk.set_up import NewTerm, refuse_second_setup, set_up_own
from kiosk.state import hall_state
from roster import may

views = Views("kiosk")


class HallQuery(Body):
    """Which face asks."""

    face: Literal["tablet", "chair", "screen", "gate", "desk", "scrutineer"] = "tablet"


class SetUp(Body):
    """The first steps: the demo, or a congress of one's own with its first term and accounts."""

    kind: Literal["demo", "own"]
    code: str = Field("", max_length=40)
    papers: bool = Field(True, description="whether the demo meeting has documents")
    title: str = Field("", max_length=200)
    number: int = Field(1, ge=1, le=99)
    starts_on: date | None = None
    ends_on: date | None = None
    login: str = Field("", max_length=64)
    name: str = Field("", max_length=100)
    password: str = Field("", max_length=200)
    admin_password: str = Field("", max_length=200)


@dataclass(frozen=True)
class SetUpDone:
    """Where to go now."""

    next: str


@dataclass(frozen=True)
class KeyOut:
    """The congress's signing key as it is published."""

    fingerprint: str


@views.get("/meetings/<meeting_id>/hall", who=may.logged_in, query=HallQuery, returns=dict[str, Any], by_crowd=True)
def hall(actor: Actor, meeting_id: str, query: HallQuery) -> dict[str, Any]:
    """The hall's whole state for one device."""
    return hall_state(actor, meeting_id, query.face)


@views.post("/setup", who=may.anyone, body=SetUp, returns=SetUpDone)
def set_up(actor: Actor, body: SetUp) -> SetUpDone:
    """Take the first steps of an installation; refused once anybody has an account."""
    settings = _settings()
    refuse_second_setup()
    address = request.remote_addr or ""
    with guessing({f"setup:{address}": 10}):
        check_setup_code(settings, address, body.code)
    if body.kind == "demo":
        make_demo(settings, papers=body.papers)
    elif body.starts_on is None or body.ends_on is None or not body.title:
        raise Refused("setup.incomplete", "请填写名称、届次和起止日期", status=400)
    else:
        term = NewTerm(body.title, body.number, body.starts_on, body.ends_on)
        set_up_own(term, (body.login, body.name or body.login, body.password), body.admin_password)
    congress_key(settings.instance)
    forget_setup_code(settings)
    return SetUpDone("/")


@views.post("/meetings/<meeting_id>/archive", who=may.secretariat, returns=StreamedDownload)
def archive(actor: Actor, meeting_id: str) -> StreamedDownload:
    """The archive of an ended meeting as one signed zip."""
    return archive_of(actor, meeting_id, _settings())


@views.get("/archive-key", who=may.desk, returns=KeyOut)
def archive_key(actor: Actor) -> KeyOut:
    """The fingerprint of the key that signs archives, to be published and printed."""
    return KeyOut(key_fingerprint(congress_key(_settings().instance).public_key()))


def _settings() -> Settings:
    settings: Settings = current_app.config["HALL"]
    return settings
