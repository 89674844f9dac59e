"""The way back from a result shown too early."""

from flask import Flask

from core.db import reading
from meeting.store import stage_of
from tests.conftest import Heard
from tests.voting.builders import YES, a_hall, act, decided, journal, opened, poll_now, refusal
from voting.actions.hide_result import hide_result
from voting.actions.show_result import show_result


def test_the_hall_loses_it_and_the_staff_keeps_it(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES])
    act(show_result, poll_id)
    act(hide_result, poll_id)
    assert (poll_now(poll_id).state, poll_now(poll_id).shown_at) == ("closed", None)
    assert heard.last("ResultShown").slices == {"result": None}
    assert heard.last("ResultForStaff").slices["result"]["poll_id"] == poll_id
    assert heard.kinds().index("ResultShown") < len(heard.envelopes) - 1
    order = [e.kind for e in heard.envelopes if e.kind.startswith("Result")][-2:]
    assert order == ["ResultShown", "ResultForStaff"], "the staff hears both and the last one counts"
    with reading() as session:
        stage = stage_of(session, hall.meeting_id)
    assert (stage.face, stage.poll_id) == ("poll", poll_id)


def test_twice_is_harmless_and_it_can_be_shown_again(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES])
    act(show_result, poll_id)
    act(hide_result, poll_id)
    act(hide_result, poll_id)
    assert journal(hall).count("poll.hidden") == 1
    act(show_result, poll_id)
    assert poll_now(poll_id).state == "shown"


def test_not_before_it_was_shown(app: Flask) -> None:
    assert refusal(act, hide_result, opened(a_hall(3))) == "poll.not_shown"
