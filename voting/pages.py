"""The pages of polls, ballots and results."""

from flask import render_template

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting.store import access_meeting, agenda_of
from roster import may

views = Views("voting_pages")


@views.page("/meetings/<meeting_id>/polls", who=may.chair)
def polls_page(actor: Actor, meeting_id: str) -> str:
    """The polls of a meeting: prepare them, run them, read their results."""
    with reading() as session:
        info = access_meeting(session, meeting_id, actor)
        items = [{"id": item.id, "title": item.title} for item in agenda_of(session, meeting_id)]
    meeting = {"id": info.id, "title": info.title, "rehearsal": info.rehearsal, "kind": info.kind, "state": info.state}
    initial = {"meeting": meeting, "items": items, "edits": may.secretariat.allows(actor)}
    return render_template("voting/polls.html", section="polls", meeting=meeting, actor=actor, initial=initial)
