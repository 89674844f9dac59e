"""The pages of the sign-in: the gate, the desk, the code on the wall, and where that code leads."""

from typing import Any

from flask import render_template, request

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting.rules.records import MeetingInfo
from meeting.store import access_meeting, current_meeting, sittings_of
from roster import may

views = Views("signin_pages")


@views.page("/gate", who=may.gate)
def gate(actor: Actor) -> str:
    """A gate station; `?meeting=` chooses among several meetings."""
    wanted = request.args.get("meeting", "")
    with reading() as session:
        found = access_meeting(session, wanted, actor) if wanted else current_meeting(session, actor)
    meeting = None if found is None else _meeting(found)
    return render_template("signin/gate.html", meeting=meeting, initial={"meeting": meeting})


@views.page("/meetings/<meeting_id>/signin", who=may.chair)
def signin_desk(actor: Actor, meeting_id: str) -> str:
    """The secretariat's desk: the board, the people, the seats, the code on the wall."""
    with reading() as session:
        meeting = _meeting(access_meeting(session, meeting_id, actor))
        sittings = [
            {"id": s.id, "number": s.number, "title": s.title, "state": s.state}
            for s in sittings_of(session, meeting_id)
        ]
    initial = {"meeting": meeting, "sittings": sittings, "edits": may.secretariat.allows(actor)}
    return render_template("signin/desk.html", section="attendance", meeting=meeting, actor=actor, initial=initial)


@views.page("/wall/<meeting_id>", who=may.screen)
def wall(actor: Actor, meeting_id: str) -> str:
    """The code on the wall, for the projector."""
    with reading() as session:
        meeting = _meeting(access_meeting(session, meeting_id, actor))
    return render_template("signin/wall.html", meeting=meeting, initial={"meeting": meeting})


@views.page("/here", who=may.anyone)
def here(actor: Actor) -> str:
    """Where the code on the wall leads; the code is in the fragment."""
    person = {"name": actor.name} if actor.kind == "person" else None
    return render_template("signin/here.html", initial={"person": person, "other": actor.known and person is None})


def _meeting(info: MeetingInfo) -> dict[str, Any]:
    return {"id": info.id, "title": info.title, "rehearsal": info.rehearsal}
