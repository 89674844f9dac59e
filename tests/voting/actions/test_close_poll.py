"""Closing: turnout frozen, box counted and sealed by its digest."""

import hashlib
import json

from flask import Flask

from core.db import reading
from realtime.messages import staff
from signin.actions.mark_attendance import mark_attendance
from tests.conftest import FrozenClock, Heard
from tests.voting.builders import (
    ABSTAIN,
    NO,
    STAFF,
    YES,
    a_hall,
    a_poll,
    act,
    decided,
    journal,
    last_entry,
    opened,
    poll_now,
    refusal,
    sign_in,
    vote,
)
from voting import store
from voting.actions.close_poll import close_poll
from voting.box import box_lines


def test_counts_decides_and_freezes(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_hall(7, present=6, members_n=8)
    poll_id = decided(hall, [YES, YES, YES, YES, NO])
    poll = poll_now(poll_id)
    assert poll.result is not None
    assert (poll.state, poll.closed_at, poll.present_n) == ("closed", clock.at, 6)
    assert poll.result["figures"] == {"n": 8, "present": 6, "cast": 5, "valid": 5, "electors": 7}
    line = poll.result["outcome"]["lines"][0]
    assert (line["yes"], line["no"], line["abstain"], line["not_pressed"], line["state"]) == (4, 1, 0, 1, "not_passed")
    assert "通过" in "".join(poll.result["words"])
    result = heard.last("ResultForStaff")
    assert result.room == staff(hall.meeting_id)
    assert result.slices["result"]["outcome"]["passed"] is False, "4 of 8 is not more than half"
    assert heard.last("ResultShown").slices == {"result": None}, "the hall waits until it is shown"


def test_more_than_half_passes(app: Flask) -> None:
    hall = a_hall(7)
    outcome = (poll_now(decided(hall, [YES, YES, YES, YES, ABSTAIN])).result or {})["outcome"]
    assert outcome["lines"][0]["state"] == "passed"


def test_the_turnout_is_frozen_whoever_comes_and_goes(app: Flask, heard: Heard) -> None:
    hall = a_hall(4, present=2)
    poll_id = decided(hall, [YES])
    sign_in(hall, 2, 3)
    assert heard.last("TurnoutNow").slices["turnout"] == {"poll_id": poll_id, "cast": 1, "present": 2, "electors": 4}


def test_who_voted_and_left_still_counts(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = opened(hall)
    for place in range(3):
        vote(hall.actor(place), poll_id, YES)
    act(mark_attendance, hall.sitting_id, hall.voters[0].person_id, "left", "有事", by=STAFF)
    act(close_poll, poll_id)
    figures = (poll_now(poll_id).result or {})["figures"]
    assert (figures["cast"], figures["present"]) == (3, 2)


def test_the_journal_keeps_a_digest_that_anybody_can_compute(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES, NO])
    with reading() as session:
        ballots = store.ballots_of(session, poll_id)
    by_voter = sorted(ballots, key=lambda ballot: ballot.voter_id)
    lines = [[poll_id, b.voter_id, b.answer, b.cast_at.isoformat(timespec="microseconds"), b.presses] for b in by_voter]
    assert box_lines(poll_id, ballots) == lines
    text = json.dumps(lines, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert last_entry(hall, "poll.closed")["box_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert last_entry(hall, "poll.closed")["result"] == poll_now(poll_id).result


def test_twice_is_harmless_and_nothing_was_closed_before(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES])
    before = poll_now(poll_id).result
    act(close_poll, poll_id)
    assert poll_now(poll_id).result == before
    assert journal(hall).count("poll.closed") == 1
    assert refusal(act, close_poll, a_poll(hall)) == "poll.not_open"


def test_an_empty_box_is_a_result_too(app: Flask) -> None:
    for kind in ("motion", "choose", "per_item"):
        hall = a_hall(2, number={"motion": 1, "choose": 2, "per_item": 3}[kind])
        result = poll_now(decided(hall, [], kind)).result
        assert result is not None
        assert result["figures"]["cast"] == 0
