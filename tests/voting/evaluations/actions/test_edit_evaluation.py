"""Changing an evaluation before it begins, and not afterwards."""

from dataclasses import replace

from flask import Flask

from tests.voting.builders import CHAIR, STAFF, a_hall, act, poll_now, refusal
from tests.voting.evaluations.builders import SATISFACTION, a_form, evaluation_now, prepared
from voting.actions.open_poll import open_poll
from voting.evaluations import store
from voting.evaluations.actions.create_evaluation import EvaluationDraft
from voting.evaluations.actions.edit_evaluation import edit_evaluation
from voting.evaluations.actions.withdraw_subject import withdraw_subject
from voting.rules.scales import Grade


def draft(form=None, **named) -> EvaluationDraft:
    return EvaluationDraft("新测评", form or a_form("甲", "乙"), box="open", **named)


def test_the_polls_are_prepared_anew(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    act(edit_evaluation, evaluation_id, draft(duration_seconds=60), by=STAFF)
    row = evaluation_now(evaluation_id)
    assert (row.title, len(store.form_of(row).paper.options)) == ("新测评", 2)
    with_new = [poll for poll in polls_of(evaluation_id)]
    assert [poll.id for poll in with_new] != polls
    assert [(poll.duration_seconds, len(poll.paper["options"])) for poll in with_new] == [(60, 2)]


def polls_of(evaluation_id: str):
    from core.db import reading

    with reading() as session:
        return store.polls_of(session, evaluation_id)


def test_frozen_once_a_poll_was_opened(app: Flask) -> None:
    """A scale changed after the opening is refused, and the paper stays as it was."""
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    act(open_poll, polls[0], by=CHAIR)
    other = replace(SATISFACTION, grades=(*SATISFACTION.grades, Grade("none", "不了解")))
    changed = replace(a_form(), paper=replace(a_form().paper, scales=(other,)))
    assert refusal(act, edit_evaluation, evaluation_id, draft(changed), by=STAFF) == "evaluation.frozen"
    assert len(poll_now(polls[0]).paper["scales"][0]["grades"]) == 3


def test_who_was_withdrawn_stays_so(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, _ = prepared(hall, a_form())
    act(withdraw_subject, evaluation_id, "o2", "请假", by=STAFF)
    act(edit_evaluation, evaluation_id, draft(), by=STAFF)
    assert evaluation_now(evaluation_id).withdrawn == {"o2": "请假"}
    assert [len(poll.paper["options"]) for poll in polls_of(evaluation_id)] == [1]
