"""The pages of the documents."""

from flask import render_template

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting.store import access_meeting
from roster import may

views = Views("documents_pages")


@views.page("/meetings/<meeting_id>/documents", who=may.chair)
def documents_page(actor: Actor, meeting_id: str) -> str:
    """The documents of a meeting: put in, set, given out, replaced, withdrawn, and who has read them."""
    with reading() as session:
        info = access_meeting(session, meeting_id, actor)
    meeting = {"id": info.id, "title": info.title, "rehearsal": info.rehearsal, "kind": info.kind, "state": info.state}
    initial = {"meeting": meeting, "roll": info.roll_id, "edits": may.secretariat.allows(actor)}
    return render_template("documents/library.html", section="documents", meeting=meeting, actor=actor, initial=initial)
