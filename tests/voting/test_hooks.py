"""What the floors below ask before they move."""

from flask import Flask

from meeting import guards
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.move_stage import set_stage
from meeting.actions.remove_item import remove_item
from signin.actions.mark_attendance import mark_attendance
from tests.conftest import Heard
from tests.voting.builders import STAFF, YES, Hall, a_hall, a_poll, act, decided, opened, refusal, sign_in, vote
from voting import hooks
from voting.actions.close_poll import close_poll
from voting.actions.remove_poll import remove_poll
from voting.actions.show_result import show_result


def staged(hall: Hall, face: str, poll_id: str) -> str:
    return refusal(act, lambda tx: set_stage(tx, hall.meeting_id, face, poll_id=poll_id))


def test_no_sitting_closes_and_no_meeting_ends_over_an_open_poll(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened(hall)
    assert refusal(act, close_sitting, hall.sitting_id) == "poll.open"
    assert refusal(act, end_meeting, hall.meeting_id) != "ok"
    act(close_poll, poll_id)
    assert refusal(act, close_sitting, hall.sitting_id) == "ok"
    assert refusal(act, end_meeting, hall.meeting_id) == "ok"


def test_an_item_with_polls_stays(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall)
    assert refusal(act, remove_item, hall.item_id, by=STAFF) == "poll.on_item"
    act(remove_poll, poll_id, by=STAFF)
    assert refusal(act, remove_item, hall.item_id, by=STAFF) == "ok"


def test_what_the_chair_may_put_on_the_stage_by_hand(app: Flask) -> None:
    hall, other = a_hall(2), a_hall(1, number=20)
    poll_id = decided(hall, [YES])
    assert staged(hall, "poll", poll_id) == "ok"
    assert staged(hall, "result", poll_id) == "poll.not_shown"
    act(show_result, poll_id)
    assert staged(hall, "result", poll_id) == "ok"
    assert staged(hall, "poll", "nowhere") == "not_found"
    assert staged(hall, "poll", a_poll(other)) == "not_found"
    opened(hall)
    assert staged(hall, "result", poll_id) == "poll.another_open"


def test_a_sign_in_is_not_taken_back_from_one_who_has_voted(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened(hall)
    vote(hall.actor(0), poll_id, YES)

    def undo(place: int) -> str:
        return refusal(act, mark_attendance, hall.sitting_id, hall.voters[place].person_id, "undo", "扫错", by=STAFF)

    assert undo(0) == "poll.has_voted"
    assert undo(1) == "ok"


def test_the_turnout_follows_those_who_come_and_go(app: Flask, heard: Heard) -> None:
    hall = a_hall(3, present=1)
    heard.envelopes.clear()
    sign_in(hall, 1)
    assert "TurnoutNow" not in heard.kinds(), "without an open poll there is no turnout"
    opened(hall)
    sign_in(hall, 2)
    assert heard.last("TurnoutNow").slices["turnout"]["present"] == 3


def test_installed_once_however_often(app: Flask) -> None:
    before = len(guards.before_end)
    hooks.install()
    assert len(guards.before_end) == before
