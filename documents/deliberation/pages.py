"""The pages of the deliberation: comments entered and gathered, versions compared."""

from flask import render_template

from core.actor import Actor
from core.db import reading
from core.errors import NotFound
from core.web.views import Views
from documents.store import access_document
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


@views.page("/meetings/<meeting_id>/documents/<document_id>/compare", who=may.chair)
def compare_page(actor: Actor, meeting_id: str, document_id: str) -> str:
    """Any two versions of a document compared."""
    with reading() as session:
        info, _ = access_document(session, document_id, actor)
    if info.id != meeting_id:
        raise NotFound("document")
    initial = {"meeting": {"id": info.id, "title": info.title}, "document_id": document_id}
    return render_template("documents/compare.html", initial=initial)
