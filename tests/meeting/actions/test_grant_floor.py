"""Giving the floor."""

from functools import partial

from meeting.actions.edit_meeting import edit_meeting
from meeting.actions.end_floor import end_floor
from meeting.actions.grant_floor import grant_floor
from meeting.actions.withdraw_floor import withdraw_floor
from tests.meeting.builders import a_running_meeting, does, refused, state_follows


def test_one_speaks_at_a_time(app, heard, clock):
    built = a_running_meeting()
    first, second = built.ask(0), built.ask(1)
    with state_follows(heard, built):
        does(lambda tx: grant_floor(tx, first))
    current = built.slices()["speakers"]["current"]
    assert (current["request_id"], current["limit_seconds"]) == (first, 600)
    assert current["started_at"] == "2026-11-23T01:00:00Z"
    clock.tick(seconds=90)
    with state_follows(heard, built):
        does(lambda tx: grant_floor(tx, second))
    assert built.slices()["speakers"]["current"]["request_id"] == second
    assert built.slices()["speakers"]["queue"] == []
    assert built.journal()[-2:] == ["floor.ended", "floor.granted"]


def test_twice_is_harmless(app, heard):
    built = a_running_meeting()
    first = built.ask()
    does(lambda tx: grant_floor(tx, first))
    before = len(heard.envelopes), built.journal()
    does(lambda tx: grant_floor(tx, first))
    assert (len(heard.envelopes), built.journal()) == before


def test_a_later_speech_is_shorter(app):
    built = a_running_meeting()
    for limit in (600, 300, 300):
        request = built.ask()
        does(partial(grant_floor, request_id=request))
        assert built.last_entry()["limit_seconds"] == limit
        does(partial(end_floor, request_id=request))


def test_the_meetings_own_times_apply(app):
    built = a_running_meeting(kind="standing")
    does(lambda tx: edit_meeting(tx, built.id, {"speaking": {"first_seconds": 120}}))
    request = built.ask()
    does(lambda tx: grant_floor(tx, request))
    assert built.last_entry()["limit_seconds"] == 120


def test_not_to_a_request_that_is_over(app):
    built = a_running_meeting()
    request = built.ask()
    does(lambda tx: withdraw_floor(tx, request))
    refused("floor.over", lambda tx: grant_floor(tx, request))
    refused("not_found", lambda tx: grant_floor(tx, "nothing"))
