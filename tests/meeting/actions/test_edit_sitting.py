"""Editing a sitting."""

from datetime import UTC, datetime

from meeting.actions.edit_sitting import edit_sitting
from tests.meeting.builders import a_meeting_with_agenda, does, refused, state_follows

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def test_title_place_and_time(app, heard):
    built = a_meeting_with_agenda()
    with state_follows(heard, built):
        does(lambda tx: edit_sitting(tx, built.sitting, {"title": "开幕会", "planned_at": AT}))
    sitting = built.slices()["sitting"]
    assert (sitting["title"], sitting["place"]) == ("开幕会", "大礼堂")
    assert datetime.fromisoformat(sitting["planned_at"]) == AT
    with state_follows(heard, built):
        does(lambda tx: edit_sitting(tx, built.sitting, {"planned_at": None}))
    assert built.slices()["sitting"]["planned_at"] is None


def test_the_same_again_says_nothing(app, heard):
    built = a_meeting_with_agenda()
    before = len(heard.envelopes), built.journal()
    does(lambda tx: edit_sitting(tx, built.sitting, {"place": "大礼堂"}))
    assert (len(heard.envelopes), built.journal()) == before
    refused("not_found", lambda tx: edit_sitting(tx, "nothing", {"place": "x"}))
