"""Differences between the two counts are settled one by one."""

import pytest
from flask import Flask

from core.errors import Forbidden
from tests.voting.builders import STAFF, a_hall, act, last_entry, refusal
from tests.voting.paper.builders import chief, count_now, counting, entered, motion, scrutineer
from voting.paper.actions.settle_count import Choice, settle_count

WHY = "监票人当场逐张复核"
BOTH = [Choice("motion|yes", 5, WHY), Choice("motion|no", 0, WHY)]


def differing(scrutineers: int = 0):
    hall = a_hall(5, scrutineers=scrutineers)
    poll_id = counting(hall)
    entered(poll_id, motion(4, 1), motion(5))
    return hall, poll_id


def test_every_difference_with_who_and_why(app: Flask) -> None:
    hall, poll_id = differing(scrutineers=2)
    act(settle_count, poll_id, BOTH, by=chief(hall))
    count = count_now(poll_id)
    assert count.agreed == motion(5).to_data()
    assert [(one["key"], one["first"], one["second"], one["value"], one["why"]) for one in count.settled] == [
        ("motion|yes", 4, 5, 5, WHY),
        ("motion|no", 1, 0, 0, WHY),
    ]
    assert {one["by"] for one in count.settled} == {chief(hall).name}
    assert last_entry(hall, "paper.settled")["choices"] == count.settled


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        (BOTH[:1], "paper.not_all_settled"),
        ([*BOTH, BOTH[0]], "paper.not_all_settled"),
        ([*BOTH, Choice("motion|abstain", 0, WHY)], "paper.not_all_settled"),
        ([BOTH[0], Choice("motion|no", 0, " ")], "paper.no_why"),
        ([BOTH[0], Choice("motion|no", 3, WHY)], "paper_count.contradictory"),
        ([BOTH[0], Choice("motion|no", -1, WHY)], "paper_count.wrong_shape"),
    ],
)
def test_what_is_not_settled_so(app: Flask, choices: list[Choice], code: str) -> None:
    _, poll_id = differing()
    assert refusal(act, settle_count, poll_id, choices, by=STAFF) == code


def test_who_and_when(app: Flask) -> None:
    hall, poll_id = differing(scrutineers=2)
    with pytest.raises(Forbidden):
        act(settle_count, poll_id, BOTH, by=scrutineer(hall))
    act(settle_count, poll_id, BOTH, by=STAFF)
    assert refusal(act, settle_count, poll_id, BOTH, by=STAFF) == "paper.agreed"


def test_not_before_both_are_in(app: Flask) -> None:
    poll_id = counting(a_hall(5))
    assert refusal(act, settle_count, poll_id, BOTH, by=STAFF) == "paper.not_both_entered"
