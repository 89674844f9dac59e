"""Taking back a floor that was given to the wrong person."""

from meeting.actions.grant_floor import grant_floor
from meeting.actions.return_floor import return_floor
from tests.meeting.builders import a_running_meeting, does, refused, state_follows


def test_back_at_the_head_of_the_queue(app, heard):
    built = a_running_meeting()
    requests = [built.ask(0), built.ask(1), built.ask(2)]
    refused("floor.not_speaking", lambda tx: return_floor(tx, requests[2]))
    does(lambda tx: grant_floor(tx, requests[2]))
    with state_follows(heard, built):
        does(lambda tx: return_floor(tx, requests[2]))
    speakers = built.slices()["speakers"]
    assert speakers["current"] is None
    assert [entry["request_id"] for entry in speakers["queue"]] == [requests[2], requests[0], requests[1]]
    does(lambda tx: grant_floor(tx, requests[2]))
    assert built.last_entry()["limit_seconds"] == 600, "what was taken back is no speech"
