"""The polls of an evaluation."""

from dataclasses import replace

import pytest
from flask import Flask

from core.db import reading
from tests.voting.builders import CHAIR, STAFF, a_hall, act, journal, poll_now, refusal
from tests.voting.evaluations.builders import (
    a_form,
    an_evaluation,
    evaluation_now,
    hold,
    people_of,
    prepared,
    two_groups,
)
from voting.actions.edit_poll import edit_poll
from voting.actions.open_poll import open_poll
from voting.actions.remove_poll import remove_poll
from voting.actions.void_poll import void_poll
from voting.evaluations import store
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.following import draft_of
from voting.rules.evaluation.form import Group
from voting.rules.paper import Option


def test_a_poll_for_each_group_with_its_own_n(app: Flask) -> None:
    hall = a_hall(12)
    evaluation_id, polls = prepared(hall, a_form(groups=two_groups(hall, 7, 12)), duration_seconds=90)
    found = [poll_now(poll_id) for poll_id in polls]
    assert [poll.title for poll in found] == ["满意度测评（甲组）", "满意度测评（乙组）"]
    assert {(poll.evaluation_id, poll.named_public, poll.duration_seconds) for poll in found} == {
        (evaluation_id, False, 90)
    }
    hold(hall, polls[0], {0: {"o1:d": "good"}})
    assert (poll_now(polls[0]).members_n, poll_now(polls[0]).electors_n) == (7, 7)
    assert act(prepare_polls, evaluation_id, by=STAFF) == []
    assert journal(hall).count("evaluation.polls_prepared") == 1


def test_only_the_group_may_grade(app: Flask) -> None:
    hall = a_hall(12)
    _, polls = prepared(hall, a_form(groups=two_groups(hall, 7, 12)))
    assert refusal(hold, hall, polls[0], {11: {"o1:d": "good"}}) == "ballot.not_elector"


def test_everybody_as_one_group_has_the_meetings_n(app: Flask) -> None:
    hall = a_hall(12, members_n=29)
    _, polls = prepared(hall, a_form())
    hold(hall, polls[0], {0: {"o1:d": "good"}})
    assert (poll_now(polls[0]).members_n, poll_now(polls[0]).electors_n) == (29, 12)


def test_what_was_removed_or_voided_is_missing_again(app: Flask) -> None:
    hall = a_hall(12)
    evaluation_id, polls = prepared(hall, a_form(groups=two_groups(hall, 6, 12)))
    act(remove_poll, polls[0], by=STAFF)
    hold(hall, polls[1], {6: {"o1:d": "bad"}})
    act(void_poll, polls[1], "有误")
    with reading() as session:
        assert (
            len(store.missing_parts(evaluation_now(evaluation_id), store.held(session, evaluation_now(evaluation_id))))
            == 2
        )
    assert len(act(prepare_polls, evaluation_id, by=STAFF)) == 2


def test_one_by_one(app: Flask) -> None:
    hall = a_hall(6)
    form = a_form(parts="one_by_one")
    options = (Option("o1", 1, "甲", report="written"), Option("o2", 2, "乙", report="oral"), Option("o3", 3, "丙"))
    _, polls = prepared(hall, replace(form, paper=replace(form.paper, options=options)))
    assert [poll_now(poll_id).title for poll_id in polls] == ["满意度测评：乙", "满意度测评：甲", "满意度测评：丙"]


@pytest.mark.parametrize(("places", "code"), [((), "evaluation.empty_group"), ((6, 7), "ok")])
def test_groups_must_have_people(app: Flask, places: tuple[int, ...], code: str) -> None:
    hall = a_hall(8)
    nobody = replace(people_of(hall, *places), roles=("observer_of_nothing",))
    evaluation_id = an_evaluation(
        hall, a_form(groups=(Group("甲", people_of(hall, 0, 1, 2, 3, 4)), Group("乙", nobody)))
    )
    assert refusal(act, prepare_polls, evaluation_id, by=STAFF) == code


def test_too_few_evaluators(app: Flask) -> None:
    evaluation_id = an_evaluation(a_hall(4), a_form())
    assert refusal(act, prepare_polls, evaluation_id, by=STAFF) == "evaluation.too_few"


def test_its_polls_are_edited_in_the_evaluation_alone(app: Flask) -> None:
    hall = a_hall(6)
    _, polls = prepared(hall, a_form())
    assert refusal(act, edit_poll, polls[0], draft_of(poll_now(polls[0])), by=STAFF) == "poll.of_evaluation"
    act(open_poll, polls[0], by=CHAIR)
