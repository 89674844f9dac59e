"""Letting somebody speak longer."""

from meeting.actions.edit_meeting import edit_meeting
from meeting.actions.extend_floor import extend_floor
from meeting.actions.grant_floor import grant_floor
from tests.meeting.builders import a_running_meeting, does, refused, state_follows


def test_sixty_seconds_or_what_was_set(app, heard):
    built = a_running_meeting()
    request = built.ask()
    refused("floor.not_speaking", lambda tx: extend_floor(tx, request))
    does(lambda tx: grant_floor(tx, request))
    with state_follows(heard, built):
        assert does(lambda tx: extend_floor(tx, request)) == 660
    does(lambda tx: edit_meeting(tx, built.id, {"speaking": {"extend_seconds": 120}}))
    assert does(lambda tx: extend_floor(tx, request)) == 780
    assert built.slices()["speakers"]["current"]["limit_seconds"] == 780
