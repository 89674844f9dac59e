"""Back from the checking to the vote."""

from flask import Flask

from tests.conftest import FrozenClock, Heard
from tests.voting.builders import NO, YES, a_poll, act, journal, poll_now, refusal
from tests.voting.sealed.builders import a_sealed_hall, closed_box, keep, opened_counts, sealed_poll
from voting.actions.close_poll import close_poll
from voting.actions.void_poll import void_poll
from voting.sealed.actions.resume_voting import resume_voting
from voting.sealed.actions.start_check import start_check


def test_ballots_are_taken_again(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, duration_seconds=30)
    hall.vote(0, poll_id, YES)
    act(start_check, poll_id)
    keep()
    act(resume_voting, poll_id)
    poll = poll_now(poll_id)
    assert (poll.state, poll.closes_at, poll.check_ends_at) == ("open", None, None)
    assert heard.last("PollChanged").slices["poll"]["state"] == "open"
    assert journal(hall.hall)[-1] == "poll.resumed"
    hall.vote(1, poll_id, NO)
    closed_box(poll_id)
    assert opened_counts(poll_id) == {"yes": 1, "no": 1, "abstain": 0}


def test_twice_is_harmless_and_only_from_the_checking(app: Flask) -> None:
    hall = a_sealed_hall(1)
    poll_id = a_poll(hall.hall, box="sealed", keys="server")
    assert refusal(act, resume_voting, poll_id) != "ok"
    act(void_poll, poll_id, "有误")
    poll_id = sealed_poll(hall)
    act(resume_voting, poll_id)
    assert "poll.resumed" not in journal(hall.hall)
    act(start_check, poll_id)
    act(close_poll, poll_id)
    assert refusal(act, resume_voting, poll_id) == "poll.box_closed"
    keep()
    assert refusal(act, resume_voting, poll_id) == "poll.box_closed"
    act(void_poll, poll_id, "有误")
    assert refusal(act, resume_voting, poll_id) == "poll.void"
    assert refusal(act, resume_voting, a_poll(hall.hall)) == "poll.not_sealed"
