"""Stepping through the agenda."""

from meeting.actions.add_item import add_item
from meeting.actions.advance_stage import advance_stage
from meeting.actions.create_sitting import create_sitting
from meeting.actions.move_stage import move_stage
from meeting.actions.open_sitting import open_sitting
from tests.meeting.builders import a_meeting, a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_in_reading_order_to_the_end(app, heard):
    built = a_running_meeting()
    for title in "甲乙丙丁":
        with state_follows(heard, built):
            does(lambda tx: advance_stage(tx, built.id))
        assert built.stage() == ("item", title)
        assert [t for t, state in built.states().items() if state == "current"] == [title]
    with state_follows(heard, built):
        does(lambda tx: advance_stage(tx, built.id))
    assert built.stage() == ("agenda", None)
    assert set(built.states().values()) == {"done"}
    refused("agenda.finished", lambda tx: advance_stage(tx, built.id))


def test_an_item_added_meanwhile_comes_next(app):
    built = a_running_meeting()
    for _ in range(5):
        does(lambda tx: advance_stage(tx, built.id))
    built.item["戊"] = does(lambda tx: add_item(tx, built.id, "戊"))
    does(lambda tx: advance_stage(tx, built.id))
    assert built.stage() == ("item", "戊")


def test_from_a_message_it_goes_on_with_the_agenda(app):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id))
    does(lambda tx: move_stage(tx, built.id, "message", text="休息十分钟"))
    does(lambda tx: advance_stage(tx, built.id))
    assert built.stage() == ("item", "乙")


def test_a_second_tap_changes_nothing(app, heard):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id, seen=None))
    before = len(heard.envelopes), built.journal()
    stage = does(lambda tx: advance_stage(tx, built.id, seen=None))
    assert stage.item_id == built.item["甲"]
    assert (len(heard.envelopes), built.journal()) == before
    does(lambda tx: advance_stage(tx, built.id, seen=built.item["甲"]))
    assert built.stage() == ("item", "乙")


def test_only_in_an_open_sitting_with_an_agenda(app):
    built = a_meeting_with_agenda()
    refused("meeting.no_sitting", lambda tx: advance_stage(tx, built.id))


def test_an_empty_agenda(app):
    built = a_meeting()
    sitting = does(lambda tx: create_sitting(tx, built.id))
    does(lambda tx: open_sitting(tx, sitting))
    refused("agenda.empty", lambda tx: advance_stage(tx, built.id))
