"""The checking: the vote stops, everybody compares."""

from datetime import timedelta

from flask import Flask

from tests.conftest import FrozenClock, Heard, code_of
from tests.voting.builders import YES, a_poll, act, device, journal, last_entry, opened, poll_now, refusal
from tests.voting.sealed.builders import a_sealed_hall, closed_box, keep, sealed_poll
from voting.actions.close_poll import close_poll
from voting.actions.void_poll import void_poll
from voting.sealed.actions.start_check import start_check


def test_the_vote_stops_for_a_while(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, duration_seconds=60, check_seconds=90)
    hall.vote(0, poll_id, YES)
    act(start_check, poll_id)
    poll = poll_now(poll_id)
    assert (poll.state, poll.closes_at, poll.check_ends_at) == ("checking", None, clock.at + timedelta(seconds=90))
    entry = last_entry(hall.hall, "poll.checking")
    box = heard.last("BoxNow")
    assert (entry["cast"], entry["unchecked"], entry["head"]) == (1, 1, box.slices["box"]["head"])
    assert box.room.endswith(":hall")
    slice_ = heard.last("PollChanged").slices["poll"]
    assert (slice_["state"], slice_["check_ends_at"]) == ("checking", "2026-11-23T01:01:30Z")


def test_twice_is_harmless_and_never_before_nor_back(app: Flask, clock: FrozenClock) -> None:
    hall = a_sealed_hall(2)
    poll_id = a_poll(hall.hall, box="sealed", keys="server")
    assert refusal(act, start_check, poll_id) == "poll.not_open"
    act(void_poll, poll_id, "有误")
    assert refusal(act, start_check, poll_id) == "poll.void"
    poll_id = sealed_poll(hall)
    act(start_check, poll_id)
    ends = poll_now(poll_id).check_ends_at
    clock.tick(seconds=5)
    act(start_check, poll_id)
    assert poll_now(poll_id).check_ends_at == ends
    assert journal(hall.hall).count("poll.checking") == 1
    keep()
    act(close_poll, poll_id)
    act(start_check, poll_id)
    assert poll_now(poll_id).state == "unsealing"
    closed_box(poll_id)
    act(start_check, poll_id)
    assert poll_now(poll_id).state == "closed"


def test_not_a_named_poll(app: Flask) -> None:
    assert refusal(act, start_check, opened(a_sealed_hall(1).hall)) == "poll.not_sealed"


def test_not_by_a_deputy(app: Flask) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall)
    assert code_of(device(app, hall.hall.voters[0]).post(f"/polls/{poll_id}/check")) == "forbidden"
    assert poll_now(poll_id).state == "open"
