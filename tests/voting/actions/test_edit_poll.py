"""Editing what is prepared."""

from dataclasses import replace

from flask import Flask

from tests.voting.builders import CHOOSE, DRAFTS, STAFF, a_hall, a_poll, act, journal, opened, poll_now, refusal
from voting.actions.close_poll import close_poll
from voting.actions.edit_poll import edit_poll
from voting.rules.electorate import EVERYBODY, Electorate


def test_replaces_the_whole_draft(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, "motion", press="last", duration_seconds=60)
    act(edit_poll, poll_id, CHOOSE, by=STAFF)
    poll = poll_now(poll_id)
    assert (poll.title, poll.press, poll.duration_seconds, poll.item_id) == (CHOOSE.paper.title, "first", None, None)
    assert poll.paper["choose"] == 13
    assert journal(hall)[-1] == "poll.edited"


def test_the_group_stays_unless_another_is_named(app: Flask) -> None:
    hall = a_hall(3)
    group = Electorate("一组", people=(hall.voters[0].person_id,))
    poll_id = a_poll(hall, "motion", electorate=group)
    act(edit_poll, poll_id, DRAFTS["motion"], by=STAFF)
    assert Electorate.from_data(poll_now(poll_id).electorate) == group
    act(edit_poll, poll_id, replace(DRAFTS["motion"], electorate=EVERYBODY), by=STAFF)
    assert Electorate.from_data(poll_now(poll_id).electorate) == EVERYBODY


def test_what_was_opened_stays_as_it_was(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened(hall)
    before = poll_now(poll_id).paper
    assert refusal(act, edit_poll, poll_id, CHOOSE, by=STAFF) == "poll.not_prepared"
    act(close_poll, poll_id)
    assert refusal(act, edit_poll, poll_id, DRAFTS["per_item"], by=STAFF) == "poll.not_prepared"
    assert poll_now(poll_id).paper == before
