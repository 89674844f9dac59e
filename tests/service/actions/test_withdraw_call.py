"""Taking back a call."""

from service.actions.finish_call import finish_call
from service.actions.withdraw_call import withdraw_call
from tests.meeting.builders import a_running_meeting, refused
from tests.service.builders import SECRETARY, as_person, call, calls, does, mine, service_follows


def test_ones_own_at_any_time(app, heard):
    built = a_running_meeting()
    made = call(built)
    refused("not_found", lambda tx: withdraw_call(tx, made), built.actor(nth=1))
    with service_follows(heard, built):
        as_person(lambda tx: withdraw_call(tx, made), built)
    assert calls(built) == mine(built, built.actor())["my_calls"] == []
    before = built.journal()
    assert before[-1] == "call.withdrawn"
    as_person(lambda tx: withdraw_call(tx, made), built)
    assert built.journal() == before


def test_what_is_done_stays_done(app):
    built = a_running_meeting()
    made = call(built)
    does(lambda tx: finish_call(tx, made), SECRETARY)
    before = built.journal()
    as_person(lambda tx: withdraw_call(tx, made), built)
    assert built.journal() == before
