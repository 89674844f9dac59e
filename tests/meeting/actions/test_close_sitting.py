"""Closing a sitting."""

from core.errors import Refused
from meeting import guards
from meeting.actions.close_sitting import close_sitting
from meeting.actions.grant_floor import grant_floor
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_speaker_and_queue_end_with_it(app, heard):
    built = a_running_meeting()
    first, second = built.ask(0), built.ask(1)
    does(lambda tx: grant_floor(tx, first))
    with state_follows(heard, built):
        does(lambda tx: close_sitting(tx, built.sitting))
    assert built.slices()["speakers"] == {"current": None, "queue": []}
    assert built.slices()["sitting"] is None
    assert built.stage() == ("waiting", None)
    assert second


def test_never_before_opening(app):
    built = a_meeting_with_agenda()
    refused("sitting.not_open", lambda tx: close_sitting(tx, built.sitting))


def test_twice_is_harmless(app, heard):
    built = a_running_meeting()
    does(lambda tx: close_sitting(tx, built.sitting))
    before = len(heard.envelopes), built.journal()
    does(lambda tx: close_sitting(tx, built.sitting))
    assert (len(heard.envelopes), built.journal()) == before


def test_the_floors_above_may_say_no(app, monkeypatch):
    built = a_running_meeting()
    asked = []

    def no(session, sitting_id):
        asked.append(sitting_id)
        raise Refused("poll.open", "表决还在进行")

    monkeypatch.setattr(guards, "before_close", [no])
    refused("poll.open", lambda tx: close_sitting(tx, built.sitting))
    assert asked == [built.sitting]
    assert built.slices()["sitting"]["state"] == "open"
