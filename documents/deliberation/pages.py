"""The page of the deliberation: comments entered and gathered."""

from flask import render_template

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting.serving import access_served
from roster import may

views = Views("deliberation_pages")


@views.page("/meetings/<meeting_id>/comments", who=may.serving)
def comments_page(actor: Actor, meeting_id: str) -> str:
    """The comments of a meeting, for clerks: secretariat, and the 工作人员 on the roll."""
    with reading() as session:
        info = access_served(session, meeting_id, actor)
    initial = {"meeting": {"id": info.id, "title": info.title}}
    return render_template("documents/comments.html", initial=initial)
