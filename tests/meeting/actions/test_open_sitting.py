"""Opening a sitting."""

from meeting.actions.close_sitting import close_sitting
from meeting.actions.create_sitting import create_sitting
from meeting.actions.open_sitting import open_sitting
from tests.meeting.builders import a_meeting_with_agenda, does, refused, state_follows


def test_it_starts_the_meeting_and_shows_the_agenda(app, heard, clock):
    built = a_meeting_with_agenda(count=6)
    clock.tick(minutes=3)
    with state_follows(heard, built):
        does(lambda tx: open_sitting(tx, built.sitting))
    assert (built.info.state, built.info.members_n) == ("running", 6)
    assert built.slices()["sitting"]["state"] == "open"
    assert built.slices()["sitting"]["opened_at"] == "2026-11-23T01:03:00Z"
    assert built.stage() == ("agenda", None)
    assert built.journal()[-3:] == ["meeting.started", "sitting.opened", "stage.moved"]


def test_twice_is_harmless(app, heard):
    built = a_meeting_with_agenda()
    does(lambda tx: open_sitting(tx, built.sitting))
    before = len(heard.envelopes), built.journal()
    does(lambda tx: open_sitting(tx, built.sitting))
    assert (len(heard.envelopes), built.journal()) == before


def test_one_at_a_time(app, heard):
    built = a_meeting_with_agenda()
    second = does(lambda tx: create_sitting(tx, built.id))
    does(lambda tx: open_sitting(tx, built.sitting))
    refused("sitting.another_open", lambda tx: open_sitting(tx, second))
    does(lambda tx: close_sitting(tx, built.sitting))
    with state_follows(heard, built):
        does(lambda tx: open_sitting(tx, second))
    refused("sitting.closed", lambda tx: open_sitting(tx, built.sitting))
