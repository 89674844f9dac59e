"""The JSON views of notices and calls."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from core.actor import Actor
from core.db import change, reading
from core.web.views import Body, Views
from meeting.serving import access_served
from meeting.store import access_meeting
from roster import may
from service import store
from service.actions.call_service import call_service
from service.actions.finish_call import finish_call
from service.actions.remind_notice import remind_notice
from service.actions.return_call import return_call
from service.actions.see_notice import see_notice
from service.actions.send_notice import send_notice
from service.actions.take_back_notice import take_back_notice
from service.actions.take_call import take_call
from service.actions.withdraw_call import withdraw_call
from service.live import CallSlice, MyCallSlice, MyNoticeSlice, NoticeSlice

views = Views("service")


class NoticeIn(Body):
    """A notice to be sent; `to` is shaped as a document's readers; `gesture` is the sender's own id of this sending."""

    text: Annotated[str, Field(max_length=2000)]
    to: dict[str, Any]
    gesture: Annotated[str, Field(min_length=8, max_length=64)]
    receipt: bool = False
    urgent: bool = False


class CallIn(Body):
    """A call; `note` says what is needed, and must for `other`."""

    kind: Literal["tea", "microphone", "staff", "documents", "other"]
    note: Annotated[str, Field(max_length=500)] = ""


@dataclass(frozen=True, slots=True)
class Notices:
    """The notices of a meeting, the newest first; `id` is the one that was sent, where one was."""

    id: str
    notices: tuple[NoticeSlice, ...]


@dataclass(frozen=True, slots=True)
class Receipts:
    """Who has confirmed a notice and who has not, each in the roll's order."""

    id: str
    text: str
    at: datetime
    confirmed: tuple[store.Addressee, ...]
    waiting: tuple[store.Addressee, ...]


@dataclass(frozen=True, slots=True)
class MyNoticesOut:
    """One's own notices."""

    my_notices: tuple[MyNoticeSlice, ...]


@dataclass(frozen=True, slots=True)
class MyCallsOut:
    """One's own calls that go on; `id` is the call in question."""

    id: str
    my_calls: tuple[MyCallSlice, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """All calls of a meeting that go on, the oldest first."""

    calls: tuple[CallSlice, ...]


@views.get("/meetings/<meeting_id>/notices", who=may.chair, returns=Notices)
def get_notices(actor: Actor, meeting_id: str) -> Notices:
    """The notices that were sent, with their receipts counted."""
    return _notices(actor, meeting_id)


@views.post("/meetings/<meeting_id>/notices", who=may.secretariat, body=NoticeIn, returns=Notices)
def post_notice(actor: Actor, meeting_id: str, body: NoticeIn) -> Notices:
    """Send a notice; the same gesture again is harmless."""
    with change(actor) as tx:
        sent = send_notice(tx, meeting_id, body.text, body.to, body.gesture, receipt=body.receipt, urgent=body.urgent)
    return _notices(actor, meeting_id, sent)


@views.get("/notices/<notice_id>", who=may.chair, returns=Receipts)
def get_receipts(actor: Actor, notice_id: str) -> Receipts:
    """Who has confirmed a notice and who has not."""
    return _receipts(actor, notice_id)


@views.post("/notices/<notice_id>/seen", who=may.person, returns=MyNoticesOut, by_crowd=True)
def post_seen(actor: Actor, notice_id: str) -> MyNoticesOut:
    """知道了: the receipt; again is harmless."""
    with change(actor) as tx:
        meeting_id = see_notice(tx, notice_id)
    with reading() as session:
        return MyNoticesOut(store.my_notices(session, meeting_id, actor.id))


@views.post("/notices/<notice_id>/remind", who=may.secretariat, returns=Receipts)
def post_reminder(actor: Actor, notice_id: str) -> Receipts:
    """Show a notice anew to those who have not confirmed it."""
    with change(actor) as tx:
        remind_notice(tx, notice_id)
    return _receipts(actor, notice_id)


@views.post("/notices/<notice_id>/take-back", who=may.secretariat, returns=Receipts)
def post_take_back(actor: Actor, notice_id: str) -> Receipts:
    """Take a notice off all tablets."""
    with change(actor) as tx:
        take_back_notice(tx, notice_id)
    return _receipts(actor, notice_id)


@views.get("/meetings/<meeting_id>/calls", who=may.serving, returns=Calls)
def get_calls(actor: Actor, meeting_id: str) -> Calls:
    """The calls that go on, for those who serve."""
    return _calls(actor, meeting_id)


@views.post("/meetings/<meeting_id>/calls", who=may.person, body=CallIn, returns=MyCallsOut, by_crowd=True)
def post_call(actor: Actor, meeting_id: str, body: CallIn) -> MyCallsOut:
    """Call for service; the same kind again, while it goes on, is harmless."""
    with change(actor) as tx:
        made = call_service(tx, meeting_id, body.kind, body.note)
    return _my_calls(actor, meeting_id, made)


@views.post("/calls/<call_id>/withdraw", who=may.person, returns=MyCallsOut, by_crowd=True)
def post_withdrawal(actor: Actor, call_id: str) -> MyCallsOut:
    """Take back one's own call."""
    with change(actor) as tx:
        meeting_id = withdraw_call(tx, call_id)
    return _my_calls(actor, meeting_id, call_id)


@views.post("/calls/<call_id>/take", who=may.serving, returns=Calls)
def post_taking(actor: Actor, call_id: str) -> Calls:
    """Go for a call."""
    with change(actor) as tx:
        meeting_id = take_call(tx, call_id)
    return _calls(actor, meeting_id)


@views.post("/calls/<call_id>/return", who=may.serving, returns=Calls)
def post_return(actor: Actor, call_id: str) -> Calls:
    """Put a taken call back on the list."""
    with change(actor) as tx:
        meeting_id = return_call(tx, call_id)
    return _calls(actor, meeting_id)


@views.post("/calls/<call_id>/done", who=may.serving, returns=Calls)
def post_done(actor: Actor, call_id: str) -> Calls:
    """Mark a call as done."""
    with change(actor) as tx:
        meeting_id = finish_call(tx, call_id)
    return _calls(actor, meeting_id)


def _notices(actor: Actor, meeting_id: str, sent: str = "") -> Notices:
    with reading() as session:
        access_meeting(session, meeting_id, actor)
        return Notices(sent, store.notices_of(session, meeting_id))


def _receipts(actor: Actor, notice_id: str) -> Receipts:
    with reading() as session:
        notice = store.access_notice(session, notice_id, actor)
        people = store.addressees(session, notice)
    confirmed = tuple(one for one in people if one.seen_at is not None)
    return Receipts(notice_id, notice.text, notice.at, confirmed, tuple(one for one in people if one.seen_at is None))


def _calls(actor: Actor, meeting_id: str) -> Calls:
    with reading() as session:
        access_served(session, meeting_id, actor)
        return Calls(store.calls_of(session, meeting_id))


def _my_calls(actor: Actor, meeting_id: str, call_id: str) -> MyCallsOut:
    with reading() as session:
        return MyCallsOut(call_id, store.my_calls(session, meeting_id, actor.id))
