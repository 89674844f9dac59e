"""The JSON views of minutes, and the files made of them."""

from typing import Annotated

from pydantic import Field

from core.actor import Actor
from core.clock import now
from core.db import change, reading
from core.web.languages import hall_zone
from core.web.media import DOCX, PDF
from core.web.views import Body, Download, Views
from meeting.store import access_meeting
from minutes.actions.draft_minutes import draft_minutes
from minutes.actions.edit_minutes import edit_minutes
from minutes.actions.finish_minutes import finish_minutes
from minutes.actions.reopen_minutes import reopen_minutes
from minutes.report import Written, minutes_docx, minutes_pdf
from minutes.rules.draft import Section
from minutes.rules.text import parts_of
from minutes.shown import MinutesShown, shown_minutes
from minutes.store import access_minutes
from roster import may

views = Views("minutes")


class SectionIn(Body):
    """A section as it was edited; an unknown id is a section of the secretariat's own."""

    id: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[\w:\-]+$")]
    heading: str = Field(max_length=300)
    text: str = Field(max_length=40_000)


class MinutesIn(Body):
    """The minutes as they were edited, from which revision."""

    revision: int
    title: str = Field(min_length=1, max_length=300)
    sections: list[SectionIn] = Field(max_length=400)
    declined: list[str] = Field(
        default=[], max_length=400, description="sections that keep their text against an offer"
    )


class RevisionIn(Body):
    """The revision that was read."""

    revision: int


@views.get("/meetings/<meeting_id>/minutes", who=may.chair, returns=MinutesShown)
def get_minutes(actor: Actor, meeting_id: str) -> MinutesShown:
    """The minutes of a meeting."""
    return _shown(actor, meeting_id)


@views.post("/meetings/<meeting_id>/minutes/draft", who=may.secretariat, returns=MinutesShown)
def make_draft(actor: Actor, meeting_id: str) -> MinutesShown:
    """Draft them from the records; what was edited stays, and is offered the new text."""
    with change(actor) as tx:
        draft_minutes(tx, meeting_id, hall_zone())
    return _shown(actor, meeting_id)


@views.post("/meetings/<meeting_id>/minutes", who=may.secretariat, body=MinutesIn, returns=MinutesShown)
def save_minutes(actor: Actor, meeting_id: str, body: MinutesIn) -> MinutesShown:
    """Save what was edited."""
    sections = [Section(one.id, one.heading, one.text) for one in body.sections]
    with change(actor) as tx:
        edit_minutes(tx, meeting_id, body.revision, body.title, sections, body.declined)
    return _shown(actor, meeting_id)


@views.post("/meetings/<meeting_id>/minutes/finish", who=may.secretariat, body=RevisionIn, returns=MinutesShown)
def finish(actor: Actor, meeting_id: str, body: RevisionIn) -> MinutesShown:
    """Finish them."""
    with change(actor) as tx:
        finish_minutes(tx, meeting_id, body.revision)
    return _shown(actor, meeting_id)


@views.post("/meetings/<meeting_id>/minutes/reopen", who=may.secretariat, returns=MinutesShown)
def reopen(actor: Actor, meeting_id: str) -> MinutesShown:
    """Edit them again."""
    with change(actor) as tx:
        reopen_minutes(tx, meeting_id)
    return _shown(actor, meeting_id)


@views.get("/meetings/<meeting_id>/minutes.docx", who=may.chair, returns=Download)
def word_file(actor: Actor, meeting_id: str) -> Download:
    """The minutes as a Word file."""
    written = _written(actor, meeting_id)
    return Download(minutes_docx(written), f"{written.title}.docx", DOCX)


@views.get("/meetings/<meeting_id>/minutes.pdf", who=may.chair, returns=Download)
def pdf_file(actor: Actor, meeting_id: str) -> Download:
    """The minutes as PDF/A."""
    written = _written(actor, meeting_id)
    return Download(minutes_pdf(written), f"{written.title}.pdf", PDF)


def _written(actor: Actor, meeting_id: str) -> Written:
    with reading() as session:
        info = access_meeting(session, meeting_id, actor)
        row = access_minutes(session, actor, meeting_id)
        parts = tuple(parts_of(row.parts))
    return Written(row.title, parts, row.finished_at, now(), hall_zone(), rehearsal=info.rehearsal)


def _shown(actor: Actor, meeting_id: str) -> MinutesShown:
    with reading() as session:
        return shown_minutes(session, actor, meeting_id)
