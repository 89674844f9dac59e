"""The desk's views: the list, marks by hand, the quorum, exports, the meeting's choices."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from core import clock
from core.actor import Actor
from core.db import change, reading
from core.web.languages import hall_zone
from core.web.media import PDF, XLSX
from core.web.views import Body, Download
from meeting.store import access_meeting, access_sitting
from roster import may
from signin.actions.check_quorum import check_quorum
from signin.actions.choose_rules import choose_rules
from signin.actions.mark_attendance import mark_attendance
from signin.api.registry import views
from signin.live import AttendanceSlice, QuorumSlice, quorum_slice
from signin.live_store import attendance_of
from signin.report import AttendanceList, arrival, attendance_pdf, attendance_xlsx
from signin.rules.attendance import Mark, key_of
from signin.rules.quorum import rule_for
from signin.store import Attendee, CheckedQuorum, attendees_of, checks_of, choices_of, quorum_of


class MarkBody(Body):
    """A mark by hand: 补签 made_up, 请假 leave, 早退 left, or undo of the last step; always with a reason.

    `seen` is the `mark` of the list that an undo takes back; null for whatever it is by now.
    """

    person_id: str = Field(max_length=16)
    state: Literal["made_up", "leave", "left", "undo"]
    reason: str = Field(min_length=1, max_length=200)
    seen: str | None = Field(None, max_length=64)


class OwnQuorum(Body):
    """A place's own share: num/den of all members, to be passed where strict."""

    num: int = Field(ge=1, le=1000)
    den: int = Field(ge=1, le=1000)
    strict: bool = False


class ChoicesBody(Body):
    """How the meeting signs in."""

    tablet_signs_in: bool
    quorum: OwnQuorum | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list; `state` is present, made_up, leave, left or absent; `mark` is another after every step."""

    person_id: str
    number: int
    name: str
    delegation: str
    post: str
    seat: str | None
    roles: list[str]
    votes: bool
    state: str
    at: datetime | None
    left_at: datetime | None
    way: str
    by: str
    reason: str
    mark: str


@dataclass(frozen=True, slots=True)
class MarkOut:
    """The mark from now on."""

    state: str
    at: datetime | None
    left_at: datetime | None
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class SittingOut:
    """Which sitting the list is of."""

    id: str
    number: int
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class ListOut:
    """The attendance of a sitting: figures, everybody on the roll, the checks of the quorum."""

    sitting: SittingOut
    board: AttendanceSlice
    people: list[PersonRow]
    checks: list[CheckedQuorum]


@dataclass(frozen=True, slots=True)
class ChoicesOut:
    """The meeting's choices, and the quorum that follows from them (as with nobody present)."""

    tablet_signs_in: bool
    quorum: dict[str, Any] | None
    rule: QuorumSlice
    standard: str


@views.get("/sittings/<sitting_id>/attendance", who=may.chair, returns=ListOut)
def attendance_list(actor: Actor, sitting_id: str) -> ListOut:
    """Who is here, who is not, and why."""
    with reading() as session:
        meeting, sitting = access_sitting(session, sitting_id, actor)
        return ListOut(
            SittingOut(sitting.id, sitting.number, sitting.title, sitting.state),
            attendance_of(session, meeting, sitting_id),
            [_row(a) for a in attendees_of(session, meeting.roll_id, sitting_id)],
            checks_of(session, sitting_id),
        )


@views.post("/sittings/<sitting_id>/attendance", who=may.secretariat, body=MarkBody, returns=MarkOut)
def mark(actor: Actor, sitting_id: str, body: MarkBody) -> MarkOut:
    """Mark somebody by hand, with the reason."""
    with change(actor) as tx:
        done = mark_attendance(tx, sitting_id, body.person_id, body.state, body.reason, seen=body.seen)
    return MarkOut(
        "absent" if done is None else str(done.state),
        arrival(done),
        done.left_at if done else None,
        done.by if done else "",
        done.reason if done else "",
    )


@views.post("/sittings/<sitting_id>/quorum", who=may.chair, returns=CheckedQuorum)
def quorum(actor: Actor, sitting_id: str) -> CheckedQuorum:
    """Check whether enough are here, and keep what was found."""
    with change(actor) as tx:
        return check_quorum(tx, sitting_id)


@views.get("/sittings/<sitting_id>/attendance.xlsx", who=may.chair, returns=Download)
def attendance_as_xlsx(actor: Actor, sitting_id: str) -> Download:
    """The attendance list as a workbook."""
    made = _list(actor, sitting_id)
    return Download(attendance_xlsx(made), f"{made.title()}签到名单.xlsx", XLSX)


@views.get("/sittings/<sitting_id>/attendance.pdf", who=may.chair, returns=Download)
def attendance_as_pdf(actor: Actor, sitting_id: str) -> Download:
    """The attendance list as PDF/A."""
    made = _list(actor, sitting_id)
    return Download(attendance_pdf(made), f"{made.title()}签到名单.pdf", PDF)


@views.get("/meetings/<meeting_id>/signin-rules", who=may.chair, returns=ChoicesOut)
def signin_rules(actor: Actor, meeting_id: str) -> ChoicesOut:
    """How the meeting signs in, and which quorum applies."""
    return _choices(actor, meeting_id)


@views.post("/meetings/<meeting_id>/signin-rules", who=may.secretariat, body=ChoicesBody, returns=ChoicesOut)
def choose_signin_rules(actor: Actor, meeting_id: str, body: ChoicesBody) -> ChoicesOut:
    """Choose whether a tablet counts, and a quorum of the place's own."""
    own = body.quorum.model_dump() if body.quorum else None
    with change(actor) as tx:
        choose_rules(tx, meeting_id, tablet_signs_in=body.tablet_signs_in, quorum=own)
    return _choices(actor, meeting_id)


def _choices(actor: Actor, meeting_id: str) -> ChoicesOut:
    with reading() as session:
        meeting = access_meeting(session, meeting_id, actor)
        chosen = choices_of(session, meeting_id)
        rule, n = quorum_of(session, meeting)
    standard = rule_for(meeting.kind).sentence
    return ChoicesOut(chosen.tablet_signs_in, chosen.quorum, quorum_slice(rule, n, 0), standard)


def _list(actor: Actor, sitting_id: str) -> AttendanceList:
    with reading() as session:
        meeting, sitting = access_sitting(session, sitting_id, actor)
        return AttendanceList(
            meeting,
            sitting,
            attendance_of(session, meeting, sitting_id),
            attendees_of(session, meeting.roll_id, sitting_id),
            hall_zone(),
            clock.now(),
            checks_of(session, sitting_id),
        )


def _row(attendee: Attendee) -> PersonRow:
    member, found = attendee.member, attendee.mark
    return PersonRow(
        member.person_id,
        member.number,
        member.name,
        member.delegation,
        member.post,
        member.seat,
        list(member.roles),
        member.votes,
        _state(found),
        arrival(found),
        found.left_at if found else None,
        str(found.way) if found else "",
        found.by if found else "",
        found.reason if found else "",
        key_of(found),
    )


def _state(found: Mark | None) -> str:
    return "absent" if found is None else str(found.state)
