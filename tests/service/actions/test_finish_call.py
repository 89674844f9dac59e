"""A call is done."""

from service.actions.finish_call import finish_call
from service.actions.take_call import take_call
from service.actions.withdraw_call import withdraw_call
from tests.meeting.builders import a_running_meeting, refused
from tests.service.builders import SECRETARY, as_person, call, calls, does, mine, service_follows


def test_it_leaves_all_lists(app, heard):
    built = a_running_meeting()
    made = call(built)
    as_person(lambda tx: take_call(tx, made), built, role="secretariat")
    with service_follows(heard, built):
        as_person(lambda tx: finish_call(tx, made), built, role="secretariat")
    assert calls(built) == mine(built, built.actor())["my_calls"] == []
    before = built.journal()
    assert before[-1] == "call.done"
    does(lambda tx: finish_call(tx, made), SECRETARY)
    assert built.journal() == before


def test_without_taking_it_first_but_not_what_was_withdrawn(app):
    built = a_running_meeting()
    made = call(built)
    refused("forbidden", lambda tx: finish_call(tx, made), built.actor())
    does(lambda tx: finish_call(tx, made), SECRETARY)
    gone = call(built)
    as_person(lambda tx: withdraw_call(tx, gone), built)
    refused("call.withdrawn", lambda tx: finish_call(tx, gone), SECRETARY)
