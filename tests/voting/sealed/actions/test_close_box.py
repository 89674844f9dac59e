"""Closing a box: for ever, with every ballot verified."""

from typing import Any

import pytest
from flask import Flask

from core.db import reading
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from tests.conftest import FrozenClock, Heard
from tests.voting.builders import YES, a_poll, act, journal, last_entry, poll_now, refusal
from tests.voting.sealed.builders import (
    a_sealed_hall,
    keep,
    keys_for_all,
    opened_box,
    sealed_poll,
)
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.sealed import store
from voting.sealed.actions.start_check import start_check


def test_closed_with_the_head_that_was_read_out(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_sealed_hall(3, present=2)
    poll_id = sealed_poll(hall)
    assert refusal(act, close_poll, poll_id) == "poll.not_checked"
    hall.vote(0, poll_id, YES)
    act(start_check, poll_id)
    assert refusal(act, close_poll, poll_id) == "box.unchecked"
    keep()
    with reading() as session:
        head = store.box_of(session, poll_id).head
    clock.tick(seconds=130)
    act(close_poll, poll_id)
    poll = poll_now(poll_id)
    assert (poll.state, poll.digest, poll.present_n, poll.closed_at) == ("unsealing", head, 2, clock.at)
    assert poll.result is None
    entry = last_entry(hall.hall, "poll.box_closed")
    assert entry == {"cast": 1, "ballots": 1, "present": 2, "head": head}
    assert "poll.check_skipped" not in journal(hall.hall)
    assert heard.last("PollChanged").slices["poll"]["state"] == "unsealing"
    assert heard.last("BoxNow").slices["box"]["tally_ready"] is False


def test_closing_before_the_time_is_written_down(app: Flask, clock: FrozenClock) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall, check_seconds=120)
    act(start_check, poll_id)
    clock.tick(seconds=20)
    act(close_poll, poll_id)
    assert last_entry(hall.hall, "poll.check_skipped") == {"seconds_left": 100}


def test_twice_is_harmless(app: Flask) -> None:
    hall = a_sealed_hall(1)
    poll_id = a_poll(hall.hall, box="sealed", keys="server")
    assert refusal(act, close_poll, poll_id) == "poll.not_open"
    act(open_poll, poll_id)
    act(start_check, poll_id)
    act(close_poll, poll_id)
    act(close_poll, poll_id)
    keep()
    act(close_poll, poll_id)
    assert poll_now(poll_id).state == "closed"
    assert journal(hall.hall).count("poll.box_closed") == 1
    act(void_poll, poll_id, "有误")
    assert refusal(act, close_poll, poll_id) == "poll.void"


def test_nothing_else_happens_before_the_box_is_opened(app: Flask) -> None:
    """No sitting closes, no meeting ends, no other poll opens, no result is shown while a box is being opened."""
    hall = a_sealed_hall(2, scrutineers=1)
    keys_for_all(hall, 1)
    poll_id, next_id = sealed_poll(hall, keys="scrutineers"), a_poll(hall.hall)
    hall.vote(0, poll_id, YES)

    def everything() -> set[str]:
        deeds = ((close_sitting, hall.hall.sitting_id), (end_meeting, hall.meeting_id), (open_poll, next_id))
        return {refusal(act, deed, subject) for deed, subject in deeds}

    act(start_check, poll_id)
    assert everything() <= {"poll.open", "poll.another_open", "sitting.open", "meeting.sitting_open"}
    keep()
    act(close_poll, poll_id)
    keep()
    assert "ok" not in everything()
    assert refusal(act, close_sitting, hall.hall.sitting_id) == "poll.open"
    assert refusal(act, open_poll, next_id) == "poll.another_open"
    assert refusal(act, show_result, poll_id) == "poll.not_unsealed"
    opened_box(hall, poll_id, [0])
    act(show_result, poll_id)
    assert refusal(act, open_poll, next_id) == "ok"
    act(close_poll, next_id)
    assert refusal(act, close_sitting, hall.hall.sitting_id) == "ok"


@pytest.mark.parametrize("state", ["open", "checking", "unsealing", "closed", "shown"])
def test_voided_in_each_state(app: Flask, state: str) -> None:
    """Voided, a box stays as it stands: nothing more comes in, and no key that the server had can ever open it."""
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    every: dict[str, list[Any]] = {
        "open": [],
        "checking": [start_check],
        "unsealing": [start_check, None, close_poll],
        "closed": [start_check, None, close_poll, None],
        "shown": [start_check, None, close_poll, None, show_result],
    }
    for step in every[state]:
        if step is None:
            keep()
        else:
            act(step, poll_id)
    assert poll_now(poll_id).state == state
    act(void_poll, poll_id, "议案文本有误")
    with reading() as session:
        box = store.box_of(session, poll_id)
        standing = (box.ballots, box.head, box.tally, box.secret)
    assert box.secret is None
    poll = poll_now(poll_id)
    assert (poll.state, poll.digest) == ("void", box.head)
    entry = last_entry(hall.hall, "poll.voided")
    assert (entry["was"], entry["cast"]) == (state, 1)
    keep()
    with reading() as session:
        box = store.box_of(session, poll_id)
        assert (box.ballots, box.head, box.tally, box.secret) == standing
    assert refusal(act, open_poll, a_poll(hall.hall)) == "ok"
