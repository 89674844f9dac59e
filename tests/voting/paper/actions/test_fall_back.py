"""The chair's decision when the system fails in the middle of a vote."""

from typing import Any

import pytest
from flask import Flask

from tests.conftest import FrozenClock
from tests.voting.builders import CHAIR, NO, YES, a_hall, act, last_entry, opened, poll_now, refusal, vote
from tests.voting.paper.builders import collected, count_now, entered, motion
from voting import store
from voting.actions.close_due_polls import close_due_polls
from voting.paper.actions.agree_count import agree_count
from voting.paper.actions.fall_back import fall_back


def failing(**changes: Any):
    """Three of five have pressed."""
    hall = a_hall(5)
    poll_id = opened(hall, press="last", **changes)
    for place in range(3):
        vote(hall.actor(place), poll_id, YES if place else NO, f"gesture-{place}")
    return hall, poll_id


def ballots(app: Flask, poll_id: str) -> int:
    from core.db import reading

    with reading() as session:
        return store.cast_count(session, poll_id)


def test_a_kept_box_counts_and_its_voters_get_no_paper(app: Flask) -> None:
    hall, poll_id = failing()
    act(fall_back, poll_id, "paper", "keep", "停电", by=CHAIR)
    assert (poll_now(poll_id).way, poll_now(poll_id).fallback) == ("mixed", "keep")
    entry = last_entry(hall, "poll.fell_back")
    assert (entry["cast"], entry["people"], entry["reason"], len(entry["box_sha256"])) == (3, 2, "停电", 64)
    assert refusal(vote, hall.actor(0), poll_id, YES) == "poll.fell_back"
    assert refusal(vote, hall.actor(4), poll_id, YES) == "ballot.on_paper"
    assert vote(hall.actor(0), poll_id, NO, "gesture-0").presses == 1, "the same gesture gets the same answer"
    collected(poll_id, 2, 2)
    entered(poll_id, motion(2))
    act(agree_count, poll_id)
    line = (poll_now(poll_id).result or {})["outcome"]["lines"][0]
    assert (line["yes"], line["no"]) == (4, 1)


def test_a_voided_box_is_kept_and_decides_nothing(app: Flask) -> None:
    hall, poll_id = failing()
    act(fall_back, poll_id, "paper", "void", "停电", by=CHAIR)
    assert (poll_now(poll_id).way, poll_now(poll_id).named_public) == ("paper", False)
    assert refusal(vote, hall.actor(0), poll_id, YES) == "ballot.on_paper"
    collected(poll_id, 5, 5)
    entered(poll_id, motion(2, 3))
    act(agree_count, poll_id)
    poll = poll_now(poll_id)
    assert poll.result is not None
    assert (poll.result["figures"]["cast"], poll.result["ways"]["tablets"]) == (5, None)
    assert poll.result["words"][1] == "表决中因停电，经主持人决定改用纸质选票，此前用平板投出的票作废。"
    assert ballots(app, poll_id) == 3
    assert (count_now(poll_id).fell_back or {})["cast"] == 3


def test_the_countdown_ends_nothing_any_more(app: Flask, clock: FrozenClock) -> None:
    _, poll_id = failing(duration_seconds=60)
    act(fall_back, poll_id, "paper", "keep", "停电", by=CHAIR)
    clock.tick(seconds=120)
    assert act(close_due_polls) == []
    assert poll_now(poll_id).state == "open"


def test_twice_the_same_is_harmless(app: Flask) -> None:
    _, poll_id = failing()
    act(fall_back, poll_id, "hands", "keep", "停电", by=CHAIR)
    act(fall_back, poll_id, "hands", "keep", "停电", by=CHAIR)
    assert refusal(act, fall_back, poll_id, "paper", "keep", "停电", by=CHAIR) == "poll.fell_back_already"
    assert refusal(act, fall_back, poll_id, "hands", "void", "停电", by=CHAIR) == "poll.fell_back_already"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_needed(app: Flask, reason: str) -> None:
    _, poll_id = failing()
    assert refusal(act, fall_back, poll_id, "paper", "keep", reason, by=CHAIR) == "poll.no_fall_back_reason"
