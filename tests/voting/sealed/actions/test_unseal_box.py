"""The opened box: counted and decided as a named poll is, once."""

from flask import Flask

from core.actor import SYSTEM
from core.db import reading
from tests.conftest import Heard
from tests.voting.builders import ABSTAIN, NO, YES, a_poll, act, decided, journal, last_entry, poll_now, refusal
from tests.voting.sealed.builders import a_sealed_hall, closed_box, keep, sealed_poll
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.sealed import store
from voting.sealed.actions.start_check import start_check
from voting.sealed.actions.unseal_box import unseal_box

ANSWERS = (YES, YES, YES, NO, ABSTAIN)


def test_the_result_is_that_of_a_named_poll(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(6)
    named = poll_now(decided(hall.hall, ANSWERS)).result
    poll_id = sealed_poll(hall)
    for place, answer in enumerate(ANSWERS):
        hall.vote(place, poll_id, answer)
    closed_box(poll_id)
    poll = poll_now(poll_id)
    assert poll.result == named
    with reading() as session:
        box = store.box_of(session, poll_id)
    assert (box.counts, box.secret) == ([[3, 1, 1]], None)
    entry = last_entry(hall.hall, "poll.closed")
    assert (entry["cast"], entry["owners"], entry["head"], entry["result"]) == (5, [1], box.head, poll.result)
    assert heard.last("PollChanged").slices["poll"]["state"] == "closed"
    assert heard.last("ResultForStaff").slices["result"]["poll_id"] == poll_id
    assert heard.last("ResultShown").slices["result"] is None
    act(show_result, poll_id)
    assert heard.last("ResultShown").slices["result"]["poll_id"] == poll_id


def test_twice_is_harmless(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    closed_box(poll_id)
    before = poll_now(poll_id).result
    act(unseal_box, poll_id, [[0, 1, 0]], by=SYSTEM)
    assert poll_now(poll_id).result == before
    assert journal(hall.hall).count("poll.closed") == 1


def test_not_before_the_closing_nor_after_voiding(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = a_poll(hall.hall, box="sealed", keys="server")
    assert refusal(act, unseal_box, poll_id, [[0, 0, 0]], by=SYSTEM) == "poll.no_box"
    act(open_poll, poll_id)
    assert refusal(act, unseal_box, poll_id, [[0, 0, 0]], by=SYSTEM) == "poll.not_checked"
    act(start_check, poll_id)
    assert refusal(act, unseal_box, poll_id, [[0, 0, 0]], by=SYSTEM) == "poll.not_checked"
    act(close_poll, poll_id)
    act(void_poll, poll_id, "有误")
    assert refusal(act, unseal_box, poll_id, [[0, 0, 0]], by=SYSTEM) == "poll.void"
    keep()
    assert poll_now(poll_id).result is None
