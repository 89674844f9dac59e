"""Preparing an evaluation."""

from dataclasses import replace

import pytest
from flask import Flask

from core.db import reading
from core.errors import NotFound
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from tests.voting.builders import CHAIR, STAFF, a_hall, act, last_entry, refusal
from tests.voting.evaluations.builders import a_form, an_evaluation, evaluation_now, people_of, two_groups
from voting.evaluations import store
from voting.evaluations.actions.create_evaluation import EvaluationDraft, create_evaluation
from voting.rules.evaluation.form import Form, Group
from voting.rules.paper import Option


def test_it_is_kept_with_its_form_and_journalled(app: Flask) -> None:
    hall = a_hall(12)
    form = a_form(groups=two_groups(hall, 6, 12, (60, 40)), mode="weighted")
    evaluation_id = an_evaluation(hall, form, box="sealed")
    row = evaluation_now(evaluation_id)
    assert Form.from_data(row.form) == form
    assert (row.keys, row.withdrawn, row.announced_at, row.item_id) == ("scrutineers", {}, None, hall.item_id)
    with reading() as session:
        assert store.state_of(row, store.held(session, row)) == "prepared"
        assert store.evaluators_of(session, row) == [6, 6]
    assert last_entry(hall, "evaluation.created")["form"] == form.to_data()


def test_the_title_is_the_papers_where_none_is_given(app: Flask) -> None:
    hall = a_hall(6)
    made = act(create_evaluation, hall.meeting_id, EvaluationDraft(" ", a_form()), by=STAFF)
    assert evaluation_now(made).title == "满意度测评"
    named = replace(a_form(), paper=replace(a_form().paper, title=""))
    made = act(create_evaluation, hall.meeting_id, EvaluationDraft("年度测评", named), by=STAFF)
    assert store.form_of(evaluation_now(made)).paper.title == "年度测评"


def test_an_evaluator_in_two_groups_and_one_who_grades_themselves_are_refused(app: Flask) -> None:
    hall = a_hall(12)
    doubled = (Group("甲", people_of(hall, 0, 1, 2)), Group("乙", people_of(hall, 2, 3, 4)))
    assert refusal(an_evaluation, hall, a_form(groups=doubled)) == "evaluation.in_two_groups"
    mine = replace(
        a_form().paper, options=(Option("a", 1, "我", person=hall.voters[0].person_id), Option("b", 2, "他"))
    )
    assert refusal(an_evaluation, hall, replace(a_form(), paper=mine)) == "evaluation.self_grading"
    alone = replace(
        a_form(groups=(Group("其他人", replace(people_of(hall), without=(hall.voters[0].person_id,))),)), paper=mine
    )
    an_evaluation(hall, alone)


def test_what_the_rules_refuse_is_not_kept(app: Flask) -> None:
    hall = a_hall(12)
    weights = a_form(groups=two_groups(hall, 6, 12, (60, 60)), mode="weighted")
    assert refusal(an_evaluation, hall, weights) == "evaluation.weights"
    with pytest.raises(NotFound):
        act(create_evaluation, hall.meeting_id, EvaluationDraft("x", a_form(), item_id="nowhere"), by=STAFF)
    titles = [f"对象{n}" for n in range(200)]
    many = a_form(*titles)
    dimensions = tuple(replace(many.paper.dimensions[0], id=f"d{n}", title=f"指标{n}") for n in range(2))
    large = replace(many, paper=replace(many.paper, dimensions=dimensions))
    assert refusal(an_evaluation, hall, large, box="sealed") == "paper.too_large_to_seal"
    an_evaluation(hall, replace(large, parts="one_by_one"), box="sealed")
    with reading() as session:
        assert len(store.evaluations_of(session, hall.meeting_id)) == 1


def test_not_in_a_meeting_that_has_ended(app: Flask) -> None:
    hall = a_hall(6)
    act(close_sitting, hall.sitting_id, by=CHAIR)
    act(end_meeting, hall.meeting_id, by=CHAIR)
    assert refusal(an_evaluation, hall, a_form()) == "meeting.ended"
