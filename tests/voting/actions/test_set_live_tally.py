"""The count while the poll is open: only when the chair wants it, only for screens and staff."""

from flask import Flask

from realtime.messages import screen
from tests.conftest import Heard
from tests.voting.builders import YES, a_hall, a_poll, act, journal, opened, poll_now, refusal, vote
from voting.actions.close_poll import close_poll
from voting.actions.set_live_tally import set_live_tally


def test_switched_on_and_off_in_the_middle(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    poll_id = opened(hall)
    vote(hall.actor(0), poll_id, YES)
    assert heard.last("TallyNow").slices == {"tally": None}
    act(set_live_tally, poll_id, True)
    options = [{"id": "motion", "yes": 1, "no": 0, "abstain": 0, "marks": []}]
    assert heard.last("TallyNow").slices == {"tally": {"poll_id": poll_id, "options": options}}
    assert {e.room for e in heard.envelopes if e.kind == "TallyNow"} == {screen(hall.meeting_id)}
    act(set_live_tally, poll_id, False)
    assert heard.last("TallyNow").slices == {"tally": None}
    assert journal(hall).count("poll.live_tally") == 2


def test_twice_is_harmless_and_after_the_end_it_is_refused(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall)
    act(set_live_tally, poll_id, True)
    act(set_live_tally, poll_id, True)
    assert journal(hall).count("poll.live_tally") == 1
    assert poll_now(poll_id).live_tally
    other = opened(hall)
    act(close_poll, other)
    assert refusal(act, set_live_tally, other, True) == "poll.closed"
