"""Adding sittings."""

from datetime import UTC, datetime

from meeting.actions.create_sitting import create_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.start_meeting import start_meeting
from tests.meeting.builders import a_meeting, does, refused, state_follows

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def test_numbered_and_named_in_order(app, heard):
    built = a_meeting()
    with state_follows(heard, built):
        does(lambda tx: create_sitting(tx, built.id))
    assert built.slices()["sitting"]["title"] == "第一次全体会议"
    assert built.slices()["sitting"]["place"] == "大礼堂"
    with state_follows(heard, built):
        does(lambda tx: create_sitting(tx, built.id, title="闭幕会", place="二楼", planned_at=AT))
    assert built.slices()["sitting"]["number"] == 1, "the next one is still the first"
    assert built.last_entry() == {
        "number": 2,
        "title": "闭幕会",
        "place": "二楼",
        "planned_at": "2026-11-24T01:00:00+00:00",
    }


def test_not_in_a_meeting_that_ended(app):
    built = a_meeting()
    does(lambda tx: start_meeting(tx, built.id))
    does(lambda tx: end_meeting(tx, built.id))
    refused("meeting.ended", lambda tx: create_sitting(tx, built.id))
    refused("not_found", lambda tx: create_sitting(tx, "nothing"))
