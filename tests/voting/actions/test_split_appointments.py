"""A list that was to be voted on together is voted on person by person again."""

from flask import Flask

from tests.voting.builders import a_hall, a_poll, act, journal, poll_now, refusal
from tests.voting.elections.builders import TWO, appointments
from voting.actions.merge_appointments import merge_appointments
from voting.actions.open_poll import open_poll
from voting.actions.split_appointments import split_appointments


def test_the_lines_come_back(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, appointments(*TWO))
    before = poll_now(poll_id).paper
    act(merge_appointments, poll_id, "决定")
    act(split_appointments, poll_id)
    act(split_appointments, poll_id)
    assert (poll_now(poll_id).paper, poll_now(poll_id).merged) == (before, None)
    assert journal(hall).count("poll.appointments_split") == 1


def test_not_once_it_was_opened(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, appointments(*TWO))
    act(merge_appointments, poll_id, "决定")
    act(open_poll, poll_id)
    assert refusal(act, split_appointments, poll_id) == "poll.not_prepared"
