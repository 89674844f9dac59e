"""Putting a taken call back."""

from service.actions.finish_call import finish_call
from service.actions.return_call import return_call
from service.actions.take_call import take_call
from tests.meeting.builders import a_running_meeting, refused
from tests.service.builders import SECRETARY, as_person, call, calls, does, mine, service_follows


def test_another_may_go(app, heard):
    built = a_running_meeting()
    made = call(built)
    does(lambda tx: take_call(tx, made), SECRETARY)
    with service_follows(heard, built):
        does(lambda tx: return_call(tx, made), SECRETARY)
    assert (calls(built)[0]["state"], calls(built)[0]["taken_by"]) == ("open", "")
    assert mine(built, built.actor())["my_calls"][0]["taken_by"] == ""
    before = built.journal()
    assert before[-1] == "call.returned"
    does(lambda tx: return_call(tx, made), SECRETARY)
    assert built.journal() == before
    as_person(lambda tx: take_call(tx, made), built, role="secretariat")
    refused("forbidden", lambda tx: return_call(tx, made), built.actor())
    does(lambda tx: finish_call(tx, made), SECRETARY)
    refused("call.done", lambda tx: return_call(tx, made), SECRETARY)
