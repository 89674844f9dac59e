"""Reordering the queue of speakers."""

from meeting.actions.grant_floor import grant_floor
from meeting.actions.move_floor import move_floor
from tests.meeting.builders import a_running_meeting, does, refused, state_follows


def test_everybody_concerned_hears_the_new_place(app, heard):
    built = a_running_meeting()
    requests = [built.ask(0), built.ask(1), built.ask(2)]
    with state_follows(heard, built):
        does(lambda tx: move_floor(tx, requests[2], 0))
    queue = [entry["request_id"] for entry in built.slices()["speakers"]["queue"]]
    assert queue == [requests[2], requests[0], requests[1]]
    before = built.journal()
    does(lambda tx: move_floor(tx, requests[2], 0))
    assert built.journal() == before
    with state_follows(heard, built):
        does(lambda tx: move_floor(tx, requests[2], 1000))
    built.ask(3)
    assert len(built.slices()["speakers"]["queue"]) == 4


def test_only_who_waits(app):
    built = a_running_meeting()
    request = built.ask()
    does(lambda tx: grant_floor(tx, request))
    refused("floor.over", lambda tx: move_floor(tx, request, 0))
