"""Taking back a request for the floor."""

from meeting.actions.grant_floor import grant_floor
from meeting.actions.withdraw_floor import withdraw_floor
from tests.meeting.builders import a_running_meeting, does, refused, state_follows


def test_those_behind_move_up(app, heard):
    built = a_running_meeting()
    first = built.ask(0)
    built.ask(1)
    with state_follows(heard, built):
        does(lambda tx: withdraw_floor(tx, first), built.actor())
    assert [entry["person_id"] for entry in built.slices()["speakers"]["queue"]] == [built.actor(nth=1).id]
    told = {e.room: e.slices["my_floor"] for e in heard.envelopes[-2:]}
    assert told[f"person:{built.actor().id}"] is None
    assert told[f"person:{built.actor(nth=1).id}"]["position"] == 1
    before = built.journal()
    does(lambda tx: withdraw_floor(tx, first), built.actor())
    assert built.journal() == before
    assert built.ask(0) != first, "asking again is a new request"


def test_only_ones_own_but_staff_may(app):
    built = a_running_meeting()
    first = built.ask(0)
    refused("not_found", lambda tx: withdraw_floor(tx, first), built.actor(nth=1))
    does(lambda tx: withdraw_floor(tx, first))
    assert built.slices()["speakers"]["queue"] == []


def test_not_while_speaking(app):
    built = a_running_meeting()
    first = built.ask(0)
    does(lambda tx: grant_floor(tx, first))
    refused("floor.speaking", lambda tx: withdraw_floor(tx, first), built.actor())
