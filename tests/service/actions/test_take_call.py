"""Going for a call."""

from service.actions.take_call import take_call
from service.actions.withdraw_call import withdraw_call
from tests.meeting.builders import a_meeting, a_running_meeting, refused
from tests.service.builders import SECRETARY, as_person, call, calls, does, mine, service_follows


def test_the_deputy_sees_who_comes(app, heard, clock):
    built = a_running_meeting()
    made = call(built)
    with service_follows(heard, built):
        as_person(lambda tx: take_call(tx, made), built, role="secretariat")
    [own] = mine(built, built.actor())["my_calls"]
    assert (own["state"], own["taken_by"]) == ("taken", "工作甲")
    assert calls(built)[0]["taker"] == f"person:{built.person('secretariat').person_id}"
    before = built.journal()
    assert before[-1] == "call.taken"
    as_person(lambda tx: take_call(tx, made), built, role="secretariat")
    assert built.journal() == before
    refused("call.taken", lambda tx: take_call(tx, made), SECRETARY)


def test_who_may_not(app):
    built = a_running_meeting()
    other = a_meeting(term_id=built.info.term_id, rehearsal=True)
    made = call(built)
    refused("forbidden", lambda tx: take_call(tx, made), built.actor(nth=1))
    refused("not_found", lambda tx: take_call(tx, made), other.actor("secretariat"))
    refused("not_found", lambda tx: take_call(tx, "nothing"), SECRETARY)
    as_person(lambda tx: withdraw_call(tx, made), built)
    refused("call.withdrawn", lambda tx: take_call(tx, made), SECRETARY)
    second = call(built)
    does(lambda tx: take_call(tx, second), SECRETARY)
    assert calls(built)[0]["taken_by"] == "会务组"
