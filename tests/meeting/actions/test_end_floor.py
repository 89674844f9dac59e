"""Ending a speech."""

from meeting.actions.end_floor import end_floor
from meeting.actions.grant_floor import grant_floor
from tests.meeting.builders import a_running_meeting, does, refused, state_follows


def test_the_time_is_journalled(app, heard, clock):
    built = a_running_meeting()
    request = built.ask()
    refused("floor.not_speaking", lambda tx: end_floor(tx, request))
    does(lambda tx: grant_floor(tx, request))
    clock.tick(seconds=95)
    with state_follows(heard, built):
        does(lambda tx: end_floor(tx, request))
    assert built.slices()["speakers"]["current"] is None
    assert built.last_entry() == {"person": built.actor().id, "seconds": 95}
    before = built.journal()
    does(lambda tx: end_floor(tx, request))
    assert built.journal() == before
