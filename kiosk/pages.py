"""The pages of the hall: start, login, badge, tablet, chair's console, big screen, archive."""

from dataclasses import asdict
from typing import Any

from flask import current_app, redirect, render_template, request

from core.actor import Actor
from core.config import Settings
from core.db import reading
from core.web import assets
from core.web.views import Views
from kiosk.demo.make import read_demo
from kiosk.first_steps import LOOPBACK
from meeting.store import current_meeting
from roster import may
from roster.account_store import accounts

views = Views("kiosk_pages")


@views.page("/", who=may.anyone)
def start(actor: Actor) -> str:
    """Where one begins: the set-up of an empty installation, the demo's faces, or the doors of the hall."""
    with reading() as session:
        empty = not accounts(session)
    initial = {"empty": empty, "code_needed": not _at_the_server(), "demo": None if empty else _demo()}
    return render_template("kiosk/start.html", initial=initial)


@views.page("/side-by-side", who=may.anyone)
def side_by_side(actor: Actor) -> Any:
    """The demo's faces in one view, each under a session of its own; for the server's own screen."""
    demo = _demo()
    return (
        redirect(f"{request.script_root}/")
        if demo is None
        else render_template("kiosk/side_by_side.html", initial={"demo": demo})
    )


@views.page("/login", who=may.anyone)
def login(actor: Actor) -> str:
    """Log in by badge or by password."""
    initial = {"next": request.args.get("next", ""), "known": actor.known}
    return render_template("kiosk/login.html", initial=initial)


@views.page("/b", who=may.anyone)
def badge(actor: Actor) -> str:
    """Where a badge's QR leads: its secret is in the fragment, which no server sees."""
    return render_template("kiosk/badge.html", initial={})


@views.page("/tablet", who=may.logged_in)
def tablet(actor: Actor) -> str:
    """A deputy's tablet."""
    return _face("kiosk/tablet.html", actor)


@views.page("/sw.js", who=may.anyone)
def service_worker(actor: Actor) -> Any:
    """What keeps a tablet's page and scripts, so that what was read stays readable without a network."""
    return assets.service_worker()


@views.page("/chair", who=may.chair)
def chair(actor: Actor) -> str:
    """The chair's console."""
    return _face("kiosk/chair.html", actor)


@views.page("/screen", who=may.screen)
def screen(actor: Actor) -> str:
    """The big screen."""
    return _face("kiosk/screen.html", actor)


@views.page("/scrutineer", who=may.logged_in)
def scrutineer(actor: Actor) -> str:
    """What is asked of a scrutineer: the key, the count of sealed ballots, the opening of the box."""
    return _face("kiosk/scrutineer.html", actor)


@views.page("/test-ballot", who=may.logged_in)
def test_ballot(actor: Actor) -> str:
    """Test ballots of a sealed poll: made on one device, checked on another."""
    return _face("kiosk/test_ballot.html", actor)


@views.page("/board/<poll_id>", who=may.logged_in)
def board(actor: Actor, poll_id: str) -> str:
    """The codes of a sealed poll's ballots, for anybody to compare; `?screen=1` for a second screen."""
    screen = request.args.get("screen") == "1"
    return render_template("kiosk/board.html", initial={"poll_id": poll_id, "screen": screen})


@views.page("/meetings/<meeting_id>/archive", who=may.secretariat)
def archive(actor: Actor, meeting_id: str) -> str:
    """Where the secretariat files a meeting."""
    return render_template("kiosk/archive.html", section="archive", initial={"meeting_id": meeting_id})


@views.page("/desk", who=may.desk)
def desk(actor: Actor) -> Any:
    """Where the secretariat's work begins."""
    return redirect(f"{request.script_root}{'/accounts' if may.admin.allows(actor) else '/meetings'}")


@views.page("/gallery", who=may.desk)
def gallery(actor: Actor) -> str:
    """The design system's components in every state."""
    return render_template("kiosk/gallery.html", initial={})


def _at_the_server() -> bool:
    return request.remote_addr in LOOPBACK


def _demo() -> dict[str, Any] | None:
    settings: Settings = current_app.config["HALL"]
    demo = read_demo(settings) if _at_the_server() else None
    return None if demo is None else asdict(demo)


def _face(template: str, actor: Actor) -> str:
    wanted = request.args.get("meeting", "")
    with reading() as session:
        found = current_meeting(session, actor)
    meeting = None if found is None else {"id": found.id, "title": found.title, "rehearsal": found.rehearsal}
    if wanted and (meeting is None or wanted != meeting["id"]):
        meeting = {"id": wanted, "title": "", "rehearsal": False}
    return render_template(template, meeting=meeting, initial={"meeting": meeting})
