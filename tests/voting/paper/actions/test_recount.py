"""Counting once more, blind again."""

import pytest
from flask import Flask

from core.errors import Forbidden
from tests.voting.builders import STAFF, a_hall, act, journal, last_entry, refusal
from tests.voting.paper.builders import CLERK, count_now, counting, entered, motion, scrutineer
from voting.paper.actions.enter_count import enter_count
from voting.paper.actions.recount import recount


def test_both_enter_anew_and_nothing_is_lost(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = counting(hall)
    entered(poll_id, motion(4, 1))
    act(recount, poll_id, "有两张票放错", by=STAFF)
    assert (count_now(poll_id).agreed, count_now(poll_id).round) == (None, 2)
    assert last_entry(hall, "paper.recount")["before"] == motion(4, 1).to_data()
    act(enter_count, poll_id, "second", motion(5), by=STAFF)
    act(enter_count, poll_id, "first", motion(5), by=CLERK)
    assert count_now(poll_id).agreed == motion(5).to_data()


def test_twice_is_harmless_and_a_reason_is_needed(app: Flask) -> None:
    hall = a_hall(5, scrutineers=2)
    poll_id = counting(hall)
    act(recount, poll_id, "再点", by=STAFF)
    entered(poll_id, motion(5))
    assert refusal(act, recount, poll_id, " ", by=STAFF) == "paper.no_reason"
    act(recount, poll_id, "再点", by=STAFF)
    act(recount, poll_id, "再点", by=STAFF)
    assert (count_now(poll_id).round, journal(hall).count("paper.recount")) == (2, 1)
    with pytest.raises(Forbidden):
        act(recount, poll_id, "再点", by=scrutineer(hall))
