"""The views of the list of speakers."""

from dataclasses import dataclass

from core.actor import Actor
from core.db import Change, change
from core.errors import Forbidden, Refused
from meeting import store
from meeting.actions.ask_floor import ask_floor
from meeting.actions.end_floor import end_floor
from meeting.actions.extend_floor import extend_floor
from meeting.actions.grant_floor import grant_floor
from meeting.actions.move_floor import move_floor
from meeting.actions.return_floor import return_floor
from meeting.actions.withdraw_floor import withdraw_floor
from meeting.api.registry import views
from meeting.api.shapes import FloorAsk, FloorMove, Nothing
from meeting.live import FloorSlice, SpeakersSlice, floor_slice, speakers_slice
from roster import may


@dataclass(frozen=True, slots=True)
class Floor:
    """The list of speakers, and where the request in question stands in it; null where it is over."""

    request_id: str
    request: FloorSlice | None
    speakers: SpeakersSlice


@views.post("/meetings/<meeting_id>/floor", who=may.logged_in, body=FloorAsk, returns=Floor)
def ask_floor_view(actor: Actor, meeting_id: str, body: FloorAsk) -> Floor:
    """Ask for the floor; staff enter it for somebody else."""
    with change(actor) as tx:
        return _floor(tx, ask_floor(tx, meeting_id, _who(actor, body), body.reason))


@views.post("/floor/<request_id>/withdraw", who=may.logged_in, body=Nothing, returns=Floor)
def withdraw_floor_view(actor: Actor, request_id: str, body: Nothing) -> Floor:
    """Take back a request, one's own or, for staff, anybody's."""
    if actor.kind != "person" and not may.is_staff(actor):
        raise Forbidden
    with change(actor) as tx:
        withdraw_floor(tx, request_id)
        return _floor(tx, request_id)


@views.post("/floor/<request_id>/grant", who=may.chair, body=Nothing, returns=Floor)
def grant_floor_view(actor: Actor, request_id: str, body: Nothing) -> Floor:
    """Give the floor."""
    with change(actor) as tx:
        grant_floor(tx, request_id)
        return _floor(tx, request_id)


@views.post("/floor/<request_id>/end", who=may.chair, body=Nothing, returns=Floor)
def end_floor_view(actor: Actor, request_id: str, body: Nothing) -> Floor:
    """End a speech."""
    with change(actor) as tx:
        end_floor(tx, request_id)
        return _floor(tx, request_id)


@views.post("/floor/<request_id>/extend", who=may.chair, body=Nothing, returns=Floor)
def extend_floor_view(actor: Actor, request_id: str, body: Nothing) -> Floor:
    """Let somebody speak longer."""
    with change(actor) as tx:
        extend_floor(tx, request_id)
        return _floor(tx, request_id)


@views.post("/floor/<request_id>/return", who=may.chair, body=Nothing, returns=Floor)
def return_floor_view(actor: Actor, request_id: str, body: Nothing) -> Floor:
    """Put who speaks back at the head of the queue."""
    with change(actor) as tx:
        return_floor(tx, request_id)
        return _floor(tx, request_id)


@views.post("/floor/<request_id>/move", who=may.chair, body=FloorMove, returns=Floor)
def move_floor_view(actor: Actor, request_id: str, body: FloorMove) -> Floor:
    """Give a request another place in the queue."""
    with change(actor) as tx:
        move_floor(tx, request_id, body.position)
        return _floor(tx, request_id)


def _who(actor: Actor, body: FloorAsk) -> str:
    if actor.kind == "person":
        if body.person_id not in (None, actor.id):
            raise Forbidden
        return actor.id
    if not may.is_staff(actor):
        raise Forbidden
    if body.person_id is None:
        raise Refused("floor.person_needed", "请选择要发言的人", status=400)
    return body.person_id


def _floor(tx: Change, request_id: str) -> Floor:
    request = store.floor_of(tx.session, request_id)
    requests = store.speakers_of(tx.session, request.meeting_id)
    mine = floor_slice(requests, request.person_id)
    return Floor(request_id, mine if mine and mine.request_id == request_id else None, speakers_slice(requests))
