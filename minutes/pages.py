"""The page on which the secretariat writes the minutes."""

from flask import render_template

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting.store import access_meeting
from minutes.shown import shown_minutes
from roster import may

views = Views("minutes_pages")


@views.page("/meetings/<meeting_id>/minutes", who=may.chair)
def minutes_page(actor: Actor, meeting_id: str) -> str:
    """The minutes: drafted, edited section by section, finished, taken home as Word file or PDF."""
    with reading() as session:
        info = access_meeting(session, meeting_id, actor)
        shown = shown_minutes(session, actor, meeting_id)
    meeting = {"id": info.id, "title": info.title, "rehearsal": info.rehearsal, "kind": info.kind, "state": info.state}
    initial = {"meeting": meeting, "edits": may.secretariat.allows(actor), "has": shown.state != "none"}
    return render_template("minutes/minutes.html", section="minutes", meeting=meeting, actor=actor, initial=initial)
