"""Voiding: with a reason, and without losing a ballot."""

import pytest
from flask import Flask

from core.db import reading
from tests.conftest import Heard
from tests.voting.builders import (
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
    vote,
)
from voting import store
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll


def test_an_open_poll_stops_and_keeps_its_ballots(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    poll_id = opened(hall)
    vote(hall.actor(0), poll_id, YES)
    act(void_poll, poll_id, "议案文本有误")
    poll = poll_now(poll_id)
    assert (poll.state, poll.void_reason, poll.present_n, poll.result) == ("void", "议案文本有误", 3, None)
    with reading() as session:
        assert store.cast_count(session, poll_id) == 1
    assert refusal(vote, hall.actor(1), poll_id, YES) == "poll.void"
    assert heard.last("PollChanged").slices["poll"]["void_reason"] == "议案文本有误"
    assert last_entry(hall, "poll.voided")["box_sha256"] == poll.digest


def test_a_shown_result_disappears(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES, YES])
    act(show_result, poll_id)
    act(void_poll, poll_id, "计票设备故障")
    assert heard.last("ResultShown").slices == {"result": None}
    assert heard.last("ResultForStaff").slices == {"result": None}
    assert poll_now(poll_id).result is not None, "what was counted stays on record"


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_needed(app: Flask, reason: str) -> None:
    poll_id = opened(a_hall(2))
    assert refusal(act, void_poll, poll_id, reason) == "poll.no_reason"
    assert poll_now(poll_id).state == "open"


def test_twice_is_harmless(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall)
    act(void_poll, poll_id, "不再进行")
    act(void_poll, poll_id, "别的理由")
    assert poll_now(poll_id).void_reason == "不再进行"
    assert journal(hall).count("poll.voided") == 1
