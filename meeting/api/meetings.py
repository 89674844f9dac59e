"""The views of meetings."""

from dataclasses import dataclass
from typing import cast

from core.actor import Actor
from core.db import Change, change, reading
from meeting import store
from meeting.actions.create_meeting import create_meeting
from meeting.actions.edit_meeting import MeetingChanges, edit_meeting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.resume_meeting import resume_meeting
from meeting.actions.start_meeting import start_meeting
from meeting.api.registry import views
from meeting.api.shapes import MeetingEdit, NewMeeting, Nothing
from meeting.detail_store import MeetingDetail, MeetingLine, meeting_detail, meeting_lines
from roster import may


@dataclass(frozen=True, slots=True)
class MeetingId:
    """The id of a meeting; null where there is none."""

    id: str | None


@views.get("/meetings", who=may.logged_in, returns=list[MeetingLine])
def list_meetings(actor: Actor) -> list[MeetingLine]:
    """The meetings, running ones first; a person gets those on whose roll they are."""
    with reading() as session:
        return meeting_lines(session, actor)


@views.get("/current-meeting", who=may.logged_in, returns=MeetingId)
def current_meeting_view(actor: Actor) -> MeetingId:
    """The meeting that a face of this actor should open: the running one, else the newest prepared one."""
    with reading() as session:
        found = store.current_meeting(session, actor)
    return MeetingId(None if found is None else found.id)


@views.post("/meetings", who=may.secretariat, body=NewMeeting, returns=MeetingId)
def create_meeting_view(actor: Actor, body: NewMeeting) -> MeetingId:
    """Make a meeting with an empty roll."""
    with change(actor) as tx:
        made = create_meeting(
            tx, body.term_id, body.kind, body.number, body.title, place=body.place, rehearsal=body.rehearsal
        )
    return MeetingId(made)


@views.get("/meetings/<meeting_id>", who=may.logged_in, returns=MeetingDetail)
def show_meeting(actor: Actor, meeting_id: str) -> MeetingDetail:
    """A meeting with its sittings, agenda, stage, speakers and speaking times."""
    with reading() as session:
        return meeting_detail(session, store.access_meeting(session, meeting_id, actor))


@views.post("/meetings/<meeting_id>", who=may.secretariat, body=MeetingEdit, returns=MeetingDetail)
def edit_meeting_view(actor: Actor, meeting_id: str, body: MeetingEdit) -> MeetingDetail:
    """Change title, number, place or speaking times; only what is given."""
    fields = body.model_dump(exclude_unset=True)
    if fields.get("speaking"):
        fields["speaking"] = {name: seconds for name, seconds in fields["speaking"].items() if seconds is not None}
    with change(actor) as tx:
        edit_meeting(tx, meeting_id, cast(MeetingChanges, fields))
        return _detail(tx, meeting_id)


@views.post("/meetings/<meeting_id>/start", who=may.chair, body=Nothing, returns=MeetingDetail)
def start_meeting_view(actor: Actor, meeting_id: str, body: Nothing) -> MeetingDetail:
    """Start the meeting: roll and N are frozen."""
    with change(actor) as tx:
        start_meeting(tx, meeting_id)
        return _detail(tx, meeting_id)


@views.post("/meetings/<meeting_id>/end", who=may.chair, body=Nothing, returns=MeetingDetail)
def end_meeting_view(actor: Actor, meeting_id: str, body: Nothing) -> MeetingDetail:
    """End the meeting (闭会)."""
    with change(actor) as tx:
        end_meeting(tx, meeting_id)
        return _detail(tx, meeting_id)


@views.post("/meetings/<meeting_id>/resume", who=may.secretariat, body=Nothing, returns=MeetingDetail)
def resume_meeting_view(actor: Actor, meeting_id: str, body: Nothing) -> MeetingDetail:
    """Take back the end of a meeting."""
    with change(actor) as tx:
        resume_meeting(tx, meeting_id)
        return _detail(tx, meeting_id)


def _detail(tx: Change, meeting_id: str) -> MeetingDetail:
    return meeting_detail(tx.session, store.meeting_of(tx.session, meeting_id))
