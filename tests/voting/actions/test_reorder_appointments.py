"""Removals come before appointments to the same post."""

from flask import Flask

from tests.voting.builders import STAFF, a_hall, a_poll, act, journal, opened, poll_now, refusal
from tests.voting.elections.builders import TWO, appointments
from voting.actions.reorder_appointments import reorder_appointments


def test_removals_first(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, appointments(*TWO))
    act(reorder_appointments, poll_id, by=STAFF)
    act(reorder_appointments, poll_id, by=STAFF)
    assert [(o["id"], o["number"]) for o in poll_now(poll_id).paper["options"]] == [("a2", 1), ("a1", 2)]
    assert journal(hall).count("poll.edited") == 1


def test_not_once_it_was_opened(app: Flask) -> None:
    assert refusal(act, reorder_appointments, opened(a_hall(2), appointments(*TWO)), by=STAFF) == "poll.not_prepared"
