"""Ending a meeting."""

import pytest

from core.errors import Refused
from meeting import guards
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.move_stage import move_stage
from meeting.actions.start_meeting import start_meeting
from tests.meeting.builders import a_meeting, a_running_meeting, does, refused, state_follows


def test_after_the_last_sitting(app, heard):
    built = a_running_meeting()
    does(lambda tx: close_sitting(tx, built.sitting))
    does(lambda tx: move_stage(tx, built.id, "message", text="请退场"))
    with state_follows(heard, built):
        does(lambda tx: end_meeting(tx, built.id))
    assert built.info.state == "ended"
    assert built.stage() == ("waiting", None)
    entries = built.journal()
    does(lambda tx: end_meeting(tx, built.id))
    assert built.journal() == entries


def test_not_before_the_start(app):
    built = a_meeting()
    refused("meeting.not_running", lambda tx: end_meeting(tx, built.id))


def test_not_during_a_sitting(app):
    built = a_running_meeting()
    refused("meeting.sitting_open", lambda tx: end_meeting(tx, built.id))
    assert built.info.state == "running"


def test_the_floors_above_may_say_no(app, monkeypatch):
    def no(session, meeting_id):
        raise Refused("poll.open", "表决还在进行")

    built = a_meeting()
    does(lambda tx: start_meeting(tx, built.id))
    monkeypatch.setattr(guards, "before_end", [no])
    refused("poll.open", lambda tx: end_meeting(tx, built.id))
    assert built.info.state == "running"


@pytest.mark.parametrize("face", ["agenda", "message"])
def test_the_stage_stands_still_afterwards(app, face):
    built = a_meeting()
    does(lambda tx: start_meeting(tx, built.id))
    does(lambda tx: end_meeting(tx, built.id))
    refused("meeting.ended", lambda tx: move_stage(tx, built.id, face, text="字"))
