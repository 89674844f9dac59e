"""Somebody withdrawn before, in the middle of, and after the grading."""

import pytest
from flask import Flask

from core.db import reading
from core.errors import NotFound
from tests.voting.builders import CHAIR, STAFF, a_hall, act, last_entry, poll_now, refusal
from tests.voting.evaluations.builders import a_form, evaluation_now, graded, hold, prepared, results_now, two_groups
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.evaluations import store
from voting.evaluations.actions.announce_results import announce_results
from voting.evaluations.actions.withdraw_subject import withdraw_subject

ALL = ("o1", "o2", "o3")


def test_before_the_opening_the_line_is_gone(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    act(withdraw_subject, evaluation_id, "o2", "工作调动", by=STAFF)
    assert [option["id"] for option in poll_now(polls[0]).paper["options"]] == ["o1", "o3"]
    assert last_entry(hall, "evaluation.subject_withdrawn") == {
        "option": "o2",
        "title": "区住建委",
        "reason": "工作调动",
    }
    act(withdraw_subject, evaluation_id, "o2", "", by=STAFF)
    assert evaluation_now(evaluation_id).withdrawn == {"o2": "工作调动"}


def test_in_the_middle_the_open_paper_stays_and_the_line_does_not_count(app: Flask) -> None:
    hall = a_hall(12)
    evaluation_id, polls = prepared(hall, a_form(groups=two_groups(hall, 6, 12)))
    act(open_poll, polls[0], by=CHAIR)
    act(withdraw_subject, evaluation_id, "o2", "工作调动", by=STAFF)
    assert len(poll_now(polls[0]).paper["options"]) == 3
    assert len(poll_now(polls[1]).paper["options"]) == 2
    act(close_poll, polls[0], by=CHAIR)
    hold(hall, polls[1], {6: graded(("o1", "o3"), "good")})
    results = results_now(evaluation_id)
    assert [results[key]["withdrawn"] for key in ALL] == [False, True, False]
    assert results["o2"]["lines"] == []
    act(announce_results, evaluation_id, by=CHAIR)


def test_a_poll_of_its_own_is_not_held(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form(parts="one_by_one"))
    act(withdraw_subject, evaluation_id, "o2", "工作调动", by=STAFF)
    with reading() as session:
        assert [poll.id for poll in store.polls_of(session, evaluation_id)] == [polls[0], polls[2]]


def test_what_is_refused(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form("甲", "乙"))
    assert refusal(act, withdraw_subject, evaluation_id, "o1", " ", by=STAFF) == "evaluation.no_reason"
    with pytest.raises(NotFound):
        act(withdraw_subject, evaluation_id, "o9", "x", by=STAFF)
    hold(hall, polls[0], {0: graded(("o1", "o2"), "good")})
    act(announce_results, evaluation_id, by=CHAIR)
    assert refusal(act, withdraw_subject, evaluation_id, "o1", "x", by=STAFF) == "evaluation.announced"


def test_the_last_one_stays(app: Flask) -> None:
    evaluation_id, _ = prepared(a_hall(6), a_form("甲", "乙"))
    act(withdraw_subject, evaluation_id, "o1", "x", by=STAFF)
    assert refusal(act, withdraw_subject, evaluation_id, "o2", "x", by=STAFF) == "evaluation.nobody_left"
