"""Editing a meeting."""

from meeting.actions.edit_meeting import edit_meeting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.start_meeting import start_meeting
from tests.meeting.builders import a_meeting, does, refused, state_follows


def test_only_what_is_given_changes(app, heard):
    built = a_meeting()
    with state_follows(heard, built):
        does(lambda tx: edit_meeting(tx, built.id, {"title": "新的名称"}))
    assert (built.info.title, built.info.place, built.info.number) == ("新的名称", "大礼堂", 6)
    assert built.last_entry() == {"changed": {"title": ["第六次会议", "新的名称"]}}


def test_the_same_again_says_nothing(app, heard):
    built = a_meeting()
    before = len(heard.envelopes), built.journal()
    does(lambda tx: edit_meeting(tx, built.id, {"title": "第六次会议", "place": "大礼堂", "speaking": None}))
    assert (len(heard.envelopes), built.journal()) == before


def test_speaking_times_and_back_to_the_defaults(app):
    built = a_meeting()
    does(lambda tx: edit_meeting(tx, built.id, {"speaking": {"first_seconds": 300}}))
    assert built.info.settings == {"speaking": {"first_seconds": 300}}
    does(lambda tx: edit_meeting(tx, built.id, {"speaking": None}))
    assert built.info.settings == {"speaking": {}}
    refused("speaking.out_of_bounds", lambda tx: edit_meeting(tx, built.id, {"speaking": {"first_seconds": 1}}))


def test_a_number_that_is_taken(app):
    built = a_meeting()
    other = a_meeting_beside(built)
    refused("meeting.number_taken", lambda tx: edit_meeting(tx, other, {"number": 6}))
    does(lambda tx: edit_meeting(tx, other, {"number": 7}))


def a_meeting_beside(built):
    from meeting.actions.create_meeting import create_meeting

    return does(lambda tx: create_meeting(tx, built.info.term_id, "plenary", 8, "第八次会议"))


def test_a_meeting_that_ended_stays_as_it_is(app):
    built = a_meeting()
    does(lambda tx: start_meeting(tx, built.id))
    does(lambda tx: end_meeting(tx, built.id))
    refused("meeting.ended", lambda tx: edit_meeting(tx, built.id, {"title": "改"}))
