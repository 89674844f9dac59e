"""The pages of service: the secretariat's desk, and the list of calls on a phone."""

from flask import render_template, request

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting.serving import access_served
from meeting.store import access_meeting, current_meeting
from roster import may

views = Views("service_pages")


@views.page("/meetings/<meeting_id>/service", who=may.chair)
def service_desk(actor: Actor, meeting_id: str) -> str:
    """Notices with their receipts, and calls for service."""
    with reading() as session:
        info = access_meeting(session, meeting_id, actor)
    initial = {
        "meeting": {"id": info.id, "state": info.state},
        "roll": info.roll_id,
        "edits": may.secretariat.allows(actor),
        "taker": actor.label(),
    }
    return render_template("service/desk.html", initial=initial)


@views.page("/service", who=may.serving)
def service_calls(actor: Actor) -> str:
    """The calls, for those who carry tea and microphones; made for a phone."""
    wanted = request.args.get("meeting", "")
    with reading() as session:
        found = current_meeting(session, actor)
        info = access_served(session, wanted or (found.id if found else ""), actor)
    meeting = {"id": info.id, "title": info.title, "rehearsal": info.rehearsal}
    initial = {"meeting": meeting, "taker": actor.label(), "person": actor.kind == "person"}
    return render_template("service/calls.html", meeting=meeting, initial=initial)
