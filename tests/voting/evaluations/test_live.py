"""The slice `evaluation`: what the hall sees of an evaluation, and that messages keep the state whole."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from core.actor import Actor
from kiosk.state import hall_state
from meeting.actions.move_stage import set_stage
from tests.conftest import Client, Heard, code_of
from tests.voting.builders import CHAIR, STAFF, Hall, a_hall, a_poll, act, device, refusal, vote
from tests.voting.evaluations.builders import a_form, an_evaluation, graded, hold, prepared, two_groups
from voting.actions.close_poll import close_poll
from voting.actions.hide_result import hide_result
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.evaluations.actions.announce_results import announce_results
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.evaluations.actions.retract_results import retract_results
from voting.evaluations.actions.withdraw_subject import withdraw_subject

Login = Callable[[str], Client]
ALL = ("o1", "o2", "o3")
SCREEN = Actor("account", "screen", "大屏", frozenset({"screen"}))


def seen(hall: Hall, who: Actor = CHAIR, face: str = "chair") -> Any:
    return hall_state(who, hall.meeting_id, face)["evaluation"]


def test_nothing_before_the_hall_looks_at_one(app: Flask) -> None:
    hall = a_hall(12)
    an_evaluation(hall, a_form())
    assert seen(hall) is None
    act(open_poll, a_poll(hall), by=CHAIR)
    assert seen(hall) is None


def test_how_far_it_is(app: Flask) -> None:
    hall = a_hall(12)
    evaluation_id, polls = prepared(hall, a_form(groups=two_groups(hall, 6, 12, (60, 40)), mode="weighted"))
    act(open_poll, polls[0], by=CHAIR)
    found = seen(hall)
    assert (found["id"], found["state"], found["mode"], found["missing"]) == (evaluation_id, "running", "weighted", 0)
    assert found["groups"] == [
        {"name": "甲组", "evaluators": 6, "weight": 60},
        {"name": "乙组", "evaluators": 6, "weight": 40},
    ]
    assert [(one["group_name"], one["state"], one["subjects"]) for one in found["polls"]] == [
        ("甲组", "open", list(ALL)),
        ("乙组", "prepared", list(ALL)),
    ]
    assert found["results"] is None


def test_results_come_subject_by_subject_as_polls_are_shown(app: Flask) -> None:
    """One by one after each report: the hall sees whom every group has graded, and nobody sooner."""
    hall = a_hall(12)
    form = a_form("甲", "乙", groups=two_groups(hall, 6, 12), parts="one_by_one")
    evaluation_id, polls = prepared(hall, form)
    hold(hall, polls[0], {0: {"o1:d": "good"}}, show=True)
    assert [one["complete"] for one in seen(hall)["results"]["subjects"]] == [False, False]
    hold(hall, polls[1], {6: {"o1:d": "bad"}})
    assert [one["complete"] for one in seen(hall)["results"]["subjects"]] == [False, False]
    act(show_result, polls[1], by=CHAIR)
    for who, face in ((CHAIR, "chair"), (SCREEN, "screen"), (hall.actor(0), "tablet")):
        assert [one["complete"] for one in seen(hall, who, face)["results"]["subjects"]] == [True, False]
    act(hide_result, polls[1], by=CHAIR)
    assert [one["complete"] for one in seen(hall)["results"]["subjects"]] == [False, False]
    assert refusal(act, announce_results, evaluation_id, by=CHAIR) == "evaluation.not_done"


def test_the_stage_by_hand(app: Flask, login: Login) -> None:
    hall, other = a_hall(12), a_hall(6, number=20)
    chair = login("chair")
    evaluation_id = an_evaluation(hall, a_form())
    stage = f"/meetings/{hall.meeting_id}/stage"
    assert code_of(chair.post(stage, {"face": "evaluation"})) == "stage.evaluation_needed"
    assert code_of(chair.post(stage, {"face": "evaluation", "text": "nothing"})) == "not_found"
    assert code_of(chair.post(stage, {"face": "evaluation", "text": an_evaluation(other, a_form())})) == "not_found"
    assert code_of(chair.post(stage, {"face": "evaluation", "text": evaluation_id})) == "ok"
    assert seen(hall)["id"] == evaluation_id
    act(open_poll, a_poll(hall), by=CHAIR)
    assert code_of(chair.post(stage, {"face": "evaluation", "text": evaluation_id})) == "poll.another_open"
    assert seen(hall) is None


def test_no_live_tally_tells_of_grades(app: Flask, login: Login) -> None:
    hall = a_hall(6)
    _, polls = prepared(hall, a_form())
    act(open_poll, polls[0], by=CHAIR)
    login("chair").post(f"/polls/{polls[0]}/live-tally", {"on": True})
    vote(hall.actor(0), polls[0], {"grades": graded(ALL, "good")})
    assert hall_state(SCREEN, hall.meeting_id, "screen")["tally"] is None


STEPS: tuple[Callable[[Hall, str, list[str]], Any], ...] = (
    lambda hall, e, polls: act(open_poll, polls[0], by=CHAIR),
    lambda hall, e, polls: vote(hall.actor(0), polls[0], {"grades": graded(ALL, "good")}),
    lambda hall, e, polls: act(withdraw_subject, e, "o2", "调动", by=STAFF),
    lambda hall, e, polls: act(close_poll, polls[0], by=CHAIR),
    lambda hall, e, polls: act(show_result, polls[0], by=CHAIR),
    lambda hall, e, polls: act(void_poll, polls[0], "有误"),
    lambda hall, e, polls: polls.extend(act(prepare_polls, e, by=STAFF)),
    lambda hall, e, polls: hold(hall, polls[1], {6: graded(("o1", "o3"), "bad")}, show=True),
    lambda hall, e, polls: hold(hall, polls[2], {0: graded(("o1", "o3"), "good")}, show=True),
    lambda hall, e, polls: act(announce_results, e, by=CHAIR),
    lambda hall, e, polls: act(set_stage, hall.meeting_id, "waiting", by=CHAIR),
    lambda hall, e, polls: act(lambda tx: set_stage(tx, hall.meeting_id, "evaluation", text=e), by=CHAIR),
    lambda hall, e, polls: act(retract_results, e, by=CHAIR),
)


@pytest.mark.parametrize("mode", ["weighted", "side_by_side"])
def test_initial_state_and_messages_make_the_new_state(app: Flask, heard: Heard, mode: Any) -> None:
    hall = a_hall(12)
    evaluation_id, polls = prepared(hall, a_form(groups=two_groups(hall, 6, 12, (50, 50)), mode=mode))
    state = seen(hall)
    for step in STEPS:
        before = len(heard.envelopes)
        step(hall, evaluation_id, polls)
        for envelope in heard.envelopes[before:]:
            if "evaluation" in envelope.slices:
                state = envelope.slices["evaluation"]
        assert state == seen(hall), step
    assert device(app, hall.voters[0]).get(f"/evaluations/{evaluation_id}/results").status_code == 409
