"""Countdowns end polls, crashes do not."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, database
from tests.conftest import FrozenClock
from tests.voting.builders import YES, a_hall, act, journal, last_entry, opened, poll_now, refusal, vote
from voting.actions.cast_ballot import cast_ballot
from voting.actions.close_due_polls import close_due_polls, stop_missed_countdowns
from voting.frozen import read_answer
from voting.timer import PollTimer


def test_closes_when_the_time_and_the_grace_are_over(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, duration_seconds=30)
    clock.tick(seconds=30)
    assert act(close_due_polls, by=SYSTEM) == []
    clock.tick(seconds=1)
    assert act(close_due_polls, by=SYSTEM) == [poll_id]
    assert poll_now(poll_id).state == "closed"
    assert act(close_due_polls, by=SYSTEM) == []


def test_a_ballot_that_arrived_in_time_and_waited_still_counts(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, duration_seconds=30)
    clock.tick(seconds=29.9)
    arrived = clock.at
    clock.tick(seconds=0.5)
    with change(hall.actor(0)) as tx:
        cast_ballot(tx, poll_id, read_answer(poll_id, YES), "gesture-1", arrived)
    assert refusal(vote, hall.actor(1), poll_id, YES) == "poll.time_up"
    clock.tick(seconds=1)
    act(close_due_polls, by=SYSTEM)
    assert (poll_now(poll_id).result or {})["figures"]["cast"] == 1


def test_a_crash_robs_nobody_of_the_vote(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, duration_seconds=30)
    clock.tick(seconds=90)
    assert act(stop_missed_countdowns, by=SYSTEM) == [poll_id]
    assert (poll_now(poll_id).state, poll_now(poll_id).closes_at) == ("open", None)
    assert vote(hall.actor(0), poll_id, YES).presses == 1
    assert last_entry(hall, "poll.countdown_stopped") == {"would_have_ended": "2026-11-23T01:00:30+00:00"}
    assert act(stop_missed_countdowns, by=SYSTEM) == []


def test_another_process_starting_does_not_stop_a_watched_countdown(app: Flask, clock: FrozenClock) -> None:
    poll_id = opened(a_hall(2), duration_seconds=30)
    clock.tick(seconds=31)
    assert act(stop_missed_countdowns, by=SYSTEM) == []
    assert poll_now(poll_id).closes_at is not None


def test_the_timer_does_both(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, duration_seconds=30)
    clock.tick(seconds=90)
    timer = PollTimer()
    timer.start()
    timer.stop()
    assert poll_now(poll_id).closes_at is None
    assert "poll.countdown_stopped" in journal(hall)
    other = opened(a_hall(2, number=20), duration_seconds=5)
    clock.tick(seconds=7)
    assert timer.look() == [other]
    assert timer.look() == []


def test_a_failing_look_is_survived(app: Flask, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> None:
    timer = PollTimer()
    assert timer.look() == []
    poll_id = opened(a_hall(2), duration_seconds=5)
    clock.tick(seconds=7)

    def broken(actor: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(database(), "change", broken)
        assert timer.look() == []
    assert timer.look() == [poll_id]
