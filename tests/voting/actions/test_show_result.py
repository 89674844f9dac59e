"""Showing the result."""

from flask import Flask

from core.db import reading
from meeting.actions.move_stage import move_stage
from meeting.store import stage_of
from realtime.messages import hall as hall_room
from tests.conftest import FrozenClock, Heard
from tests.voting.builders import YES, a_hall, act, decided, journal, opened, poll_now, refusal
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll


def test_the_whole_hall_gets_it_and_the_stage_shows_it(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES, YES])
    act(show_result, poll_id)
    assert (poll_now(poll_id).state, poll_now(poll_id).shown_at) == ("shown", clock.at)
    shown = heard.last("ResultShown")
    assert shown.room == hall_room(hall.meeting_id)
    assert shown.slices["result"]["poll_id"] == poll_id
    assert shown.slices["result"]["outcome"]["passed"] is True
    assert shown.slices["result"] == heard.last("ResultForStaff").slices["result"]
    with reading() as session:
        stage = stage_of(session, hall.meeting_id)
    assert (stage.face, stage.poll_id) == ("result", poll_id)


def test_nothing_in_the_message_says_who_chose_what(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    act(show_result, decided(hall, [YES, YES]))
    said = str([e.slices for e in heard.envelopes if e.kind in ("ResultShown", "ResultForStaff", "PollChanged")])
    assert not any(voter.name in said or voter.person_id in said for voter in hall.voters)


def test_again_brings_it_back_onto_the_stage(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES])
    act(show_result, poll_id)
    act(move_stage, hall.meeting_id, "agenda")
    act(show_result, poll_id)
    with reading() as session:
        assert stage_of(session, hall.meeting_id).face == "result"
    assert journal(hall).count("poll.shown") == 1


def test_only_what_is_closed(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = opened(hall)
    assert refusal(act, show_result, poll_id) == "poll.not_closed"
    act(void_poll, poll_id, "设备故障")
    assert refusal(act, show_result, poll_id) == "poll.void"
