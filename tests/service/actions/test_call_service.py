"""Calling for service."""

from functools import partial

from core.actor import Actor
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from service.actions.call_service import call_service
from service.actions.finish_call import finish_call
from service.actions.withdraw_call import withdraw_call
from tests.meeting.builders import CHAIR, a_meeting, a_running_meeting, refused
from tests.service.builders import SECRETARY, as_person, call, calls, does, mine, service_follows


def test_the_list_shows_who_calls_from_where(app, heard, clock):
    built = a_running_meeting()
    who = built.person()
    with service_follows(heard, built):
        made = call(built, "other", " 笔 ")
    [line] = calls(built)
    assert (line["id"], line["kind"], line["note"], line["state"]) == (made, "other", "笔", "open")
    assert (line["name"], line["delegation"], line["seat"]) == (who.name, who.delegation, who.seat)
    [own] = mine(built, built.actor())["my_calls"]
    assert (own["id"], own["state"], own["taken_by"]) == (made, "open", "")
    assert built.journal()[-1] == "call.made"


def test_a_kind_is_open_once(app, heard):
    built = a_running_meeting()
    first = call(built)
    said = len(heard.envelopes)
    assert call(built) == first
    assert call(built, "other", "笔") != first
    assert call(built, nth=1) != first
    assert len(calls(built)) == 3
    assert len([e for e in heard.envelopes[said:] if "my_calls" in e.slices]) == 2
    does(lambda tx: finish_call(tx, first), SECRETARY)
    assert call(built) != first


def test_a_hostile_deputy_is_slowed_down(app, clock):
    built = a_running_meeting()
    for _ in range(10):
        made = call(built)
        as_person(partial(withdraw_call, call_id=made), built)
    refused("call.too_many", lambda tx: call_service(tx, built.id, "tea"), built.actor())
    assert call(built, nth=1)
    clock.tick(minutes=10)
    assert call(built)


def test_who_is_refused(app):
    built = a_running_meeting()
    other = a_meeting(term_id=built.info.term_id, rehearsal=True)
    refused("not_found", lambda tx: call_service(tx, other.id, "tea"), built.actor())
    refused("not_found", lambda tx: call_service(tx, built.id, "tea"), Actor("person", "nobody", ""))
    refused("call.note_missing", lambda tx: call_service(tx, built.id, "other"), built.actor())
    does(lambda tx: close_sitting(tx, built.sitting), CHAIR)
    does(lambda tx: end_meeting(tx, built.id), CHAIR)
    refused("call.meeting_over", lambda tx: call_service(tx, built.id, "tea"), built.actor())
