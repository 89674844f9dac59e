"""Removing an evaluation that was never begun."""

import pytest
from flask import Flask

from core.db import reading
from core.errors import NotFound
from meeting.actions.remove_item import remove_item
from tests.voting.builders import CHAIR, STAFF, a_hall, act, last_entry, poll_now, refusal
from tests.voting.evaluations.builders import a_form, an_evaluation, evaluation_now, prepared
from voting.actions.open_poll import open_poll
from voting.evaluations import store
from voting.evaluations.actions.remove_evaluation import remove_evaluation


def test_it_goes_with_its_polls(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    act(remove_evaluation, evaluation_id, by=STAFF)
    for gone in (lambda: evaluation_now(evaluation_id), lambda: poll_now(polls[0])):
        with pytest.raises(NotFound):
            gone()
    with reading() as session:
        assert not store.has_evaluations(session, hall.meeting_id)
    assert last_entry(hall, "evaluation.removed") == {"title": "满意度测评"}


def test_not_once_it_began(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    act(open_poll, polls[0], by=CHAIR)
    assert refusal(act, remove_evaluation, evaluation_id, by=STAFF) == "evaluation.frozen"


def test_an_agenda_item_with_an_evaluation_stays(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id = an_evaluation(hall, a_form())
    assert refusal(act, remove_item, hall.item_id, by=STAFF) == "evaluation.on_item"
    act(remove_evaluation, evaluation_id, by=STAFF)
    act(remove_item, hall.item_id, by=STAFF)
