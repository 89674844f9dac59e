"""Editing agenda items."""

from meeting.actions.advance_stage import advance_stage
from meeting.actions.edit_item import edit_item
from tests.meeting.builders import a_running_meeting, does, refused, state_follows


def test_text_and_sitting(app, heard):
    built = a_running_meeting()
    with state_follows(heard, built):
        does(lambda tx: edit_item(tx, built.item["乙"], {"title": "新题", "reporter": "某局长"}))
    with state_follows(heard, built):
        does(lambda tx: edit_item(tx, built.item["乙"], {"sitting_id": built.sitting, "note": "见附件"}))
    entry = built.slices()["agenda"][1]
    assert (entry["title"], entry["reporter"], entry["note"]) == ("新题", "某局长", "见附件")
    assert entry["sitting_id"] == built.sitting
    before = len(heard.envelopes), built.journal()
    does(lambda tx: edit_item(tx, built.item["乙"], {"title": "新题"}))
    assert (len(heard.envelopes), built.journal()) == before


def test_marking_done_by_hand_and_back(app, heard):
    built = a_running_meeting()
    with state_follows(heard, built):
        does(lambda tx: edit_item(tx, built.item["丁"], {"done": True}))
    assert built.states()["丁"] == "done"
    does(lambda tx: edit_item(tx, built.item["丁"], {"done": False}))
    assert built.states()["丁"] == "waiting"


def test_the_current_item_is_left_by_stepping(app):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id))
    refused("agenda.item_current", lambda tx: edit_item(tx, built.item["甲"], {"done": True}))


def test_nothing_of_other_meetings(app):
    built = a_running_meeting()
    refused("not_found", lambda tx: edit_item(tx, "nothing", {"title": "x"}))
    refused("not_found", lambda tx: edit_item(tx, built.item["甲"], {"sitting_id": "nothing"}))
