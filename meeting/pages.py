"""The pages of meetings: the list, and one meeting with its sittings, agenda and speaking times."""

from flask import render_template

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting import store
from roster import may

views = Views("meeting_pages")


@views.page("/meetings", who=may.chair)
def list_page(actor: Actor) -> str:
    """All meetings and rehearsals."""
    return render_template("meeting/list.html", initial={"secretariat": may.secretariat.allows(actor)})


@views.page("/meetings/<meeting_id>", who=may.chair)
def meeting_page(actor: Actor, meeting_id: str) -> str:
    """One meeting."""
    with reading() as session:
        store.access_meeting(session, meeting_id, actor)
    initial = {"meeting_id": meeting_id, "secretariat": may.secretariat.allows(actor)}
    return render_template("meeting/meeting.html", initial=initial)
