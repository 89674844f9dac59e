"""Going on with a sitting that was closed by a slip."""

from meeting.actions.advance_stage import advance_stage
from meeting.actions.close_sitting import close_sitting
from meeting.actions.create_sitting import create_sitting
from meeting.actions.open_sitting import open_sitting
from meeting.actions.reopen_sitting import reopen_sitting
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_back_to_the_item_that_was_current(app, heard, clock):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id))
    does(lambda tx: close_sitting(tx, built.sitting))
    clock.tick(minutes=1)
    with state_follows(heard, built):
        does(lambda tx: reopen_sitting(tx, built.sitting))
    sitting = built.slices()["sitting"]
    assert (sitting["state"], sitting["opened_at"], sitting["closed_at"]) == ("open", "2026-11-23T01:00:00Z", None)
    assert built.stage() == ("item", "甲")
    before = built.journal()
    does(lambda tx: reopen_sitting(tx, built.sitting))
    assert built.journal() == before


def test_without_a_current_item_the_agenda_is_shown(app):
    built = a_running_meeting()
    does(lambda tx: close_sitting(tx, built.sitting))
    does(lambda tx: reopen_sitting(tx, built.sitting))
    assert built.stage() == ("agenda", None)


def test_not_one_that_was_never_open_nor_beside_another(app):
    built = a_meeting_with_agenda()
    refused("sitting.not_open", lambda tx: reopen_sitting(tx, built.sitting))
    second = does(lambda tx: create_sitting(tx, built.id))
    does(lambda tx: open_sitting(tx, built.sitting))
    does(lambda tx: close_sitting(tx, built.sitting))
    does(lambda tx: open_sitting(tx, second))
    refused("sitting.another_open", lambda tx: reopen_sitting(tx, built.sitting))
