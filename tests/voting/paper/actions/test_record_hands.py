"""Hands, counted before two witnesses."""

import pytest
from flask import Flask

from tests.voting.builders import CHAIR, YES, a_hall, act, journal, opened, poll_now, refusal, vote
from tests.voting.paper.builders import a_paper_poll, count_now, opened_paper
from voting.actions.close_poll import close_poll
from voting.paper.actions.fall_back import fall_back
from voting.paper.actions.record_hands import record_hands
from voting.rules.counts import OptionCount

WITNESSES = ["周建国", "李秀英"]


def raised(yes: int, no: int = 0, abstain: int = 0) -> list[OptionCount]:
    return [OptionCount("motion", yes, no, abstain)]


def test_three_numbers_close_the_poll(app: Flask) -> None:
    hall = a_hall(9)
    poll_id = opened_paper(hall, "hands")
    assert refusal(vote, hall.actor(0), poll_id, YES) == "ballot.by_hands"
    act(record_hands, poll_id, raised(5, 2, 1), WITNESSES)
    poll = poll_now(poll_id)
    assert poll.state == "closed"
    assert poll.result is not None
    assert poll.result["words"][1] == "举手表决8人，由周建国、李秀英见证清点。"
    assert poll.result["ways"]["hands"] == {"people": 8, "witnesses": WITNESSES, "reason": ""}
    assert journal(hall)[-3:] == ["poll.hands_counted", "poll.counting", "poll.closed"]
    act(record_hands, poll_id, raised(5, 2, 1), WITNESSES)
    assert refusal(act, record_hands, poll_id, raised(6, 2, 1), WITNESSES) == "poll.counted_already"


def test_after_the_vote_was_ended(app: Flask) -> None:
    poll_id = opened_paper(a_hall(3), "hands")
    act(close_poll, poll_id)
    assert poll_now(poll_id).state == "counting"
    act(record_hands, poll_id, raised(3), WITNESSES)
    assert poll_now(poll_id).state == "closed"


@pytest.mark.parametrize(
    ("counts", "witnesses", "code"),
    [
        (raised(4), WITNESSES, "hands.too_many"),
        (raised(3), WITNESSES[:1], "hands.two_witnesses"),
        (raised(3), ["周建国", "周建国"], "hands.two_witnesses"),
        ([OptionCount("other", 1)], WITNESSES, "paper_count.contradictory"),
    ],
)
def test_what_is_no_count(app: Flask, counts: list[OptionCount], witnesses: list[str], code: str) -> None:
    poll_id = opened_paper(a_hall(3), "hands")
    assert refusal(act, record_hands, poll_id, counts, witnesses) == code
    assert poll_now(poll_id).state == "open"


def test_only_where_the_chair_decided_so(app: Flask) -> None:
    hall = a_hall(3)
    assert refusal(act, record_hands, a_paper_poll(hall, "hands"), raised(1), WITNESSES) == "poll.not_open"
    assert refusal(act, record_hands, opened(hall), raised(1), WITNESSES) == "poll.not_by_hands"


def test_hands_are_added_to_the_kept_box(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = opened(hall)
    for place in range(3):
        vote(hall.actor(place), poll_id, YES)
    act(fall_back, poll_id, "hands", "keep", "网络中断", by=CHAIR)
    assert refusal(act, record_hands, poll_id, raised(2, 1), WITNESSES) == "hands.too_many"
    act(record_hands, poll_id, raised(1, 1), WITNESSES)
    poll = poll_now(poll_id)
    assert poll.result is not None
    assert (poll.result["outcome"]["lines"][0]["yes"], poll.result["figures"]["cast"]) == (4, 5)
    assert poll.result["words"][1:3] == [
        "表决中因网络中断，经主持人决定改用举手方式，此前用平板投出的票有效。",
        "用平板表决3人；举手表决2人，由周建国、李秀英见证清点，合并计票。",
    ]
    assert count_now(poll_id).tablets is not None
