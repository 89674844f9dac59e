"""More time."""

from datetime import timedelta

from flask import Flask

from tests.conftest import FrozenClock, Heard
from tests.voting.builders import YES, a_hall, a_poll, act, last_entry, opened, poll_now, refusal, vote
from voting.actions.close_poll import close_poll
from voting.actions.extend_poll import extend_poll


def test_adds_to_the_countdown(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, duration_seconds=60)
    end = clock.at + timedelta(seconds=60)
    clock.tick(seconds=50)
    act(extend_poll, poll_id, 30)
    assert poll_now(poll_id).closes_at == end + timedelta(seconds=30)
    assert heard.last("PollChanged").slices["poll"]["closes_at"] == "2026-11-23T01:01:30Z"
    assert last_entry(hall, "poll.extended")["seconds"] == 30
    clock.tick(seconds=30)
    assert vote(hall.actor(0), poll_id, YES).presses == 1


def test_a_countdown_that_ran_out_goes_on_from_now(app: Flask, clock: FrozenClock) -> None:
    poll_id = opened(a_hall(2), duration_seconds=10)
    clock.tick(seconds=10.5)
    act(extend_poll, poll_id, 20)
    assert poll_now(poll_id).closes_at == clock.at + timedelta(seconds=20)


def test_leaves_the_end_to_the_chair_or_sets_one(app: Flask, clock: FrozenClock) -> None:
    poll_id = opened(a_hall(2), duration_seconds=10)
    act(extend_poll, poll_id, None)
    assert poll_now(poll_id).closes_at is None
    act(extend_poll, poll_id, 15)
    assert poll_now(poll_id).closes_at == clock.at + timedelta(seconds=15)


def test_only_while_open(app: Flask) -> None:
    hall = a_hall(2)
    assert refusal(act, extend_poll, a_poll(hall), 10) == "poll.not_open"
    poll_id = opened(hall)
    act(close_poll, poll_id)
    assert refusal(act, extend_poll, poll_id, None) == "poll.not_open"
