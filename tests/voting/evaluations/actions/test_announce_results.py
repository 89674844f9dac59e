"""Announcing the results of an evaluation."""

from flask import Flask

from core.db import reading
from meeting.store import stage_of
from tests.conftest import Heard
from tests.voting.builders import CHAIR, STAFF, a_hall, act, journal, last_entry, refusal
from tests.voting.evaluations.builders import a_form, evaluation_now, graded, hold, prepared, two_groups
from voting.actions.void_poll import void_poll
from voting.evaluations import store
from voting.evaluations.actions.announce_results import announce_results
from voting.evaluations.actions.prepare_polls import prepare_polls

ALL = ("o1", "o2", "o3")


def test_results_are_frozen_journalled_and_on_the_stage(app: Flask, heard: Heard) -> None:
    hall = a_hall(12)
    evaluation_id, polls = prepared(hall, a_form(groups=two_groups(hall, 6, 12, (60, 40)), mode="weighted"))
    hold(hall, polls[0], {place: graded(ALL, "good") for place in range(6)}, show=True)
    assert refusal(act, announce_results, evaluation_id, by=CHAIR) == "evaluation.not_done"
    hold(hall, polls[1], {place: graded(ALL, "bad") for place in range(6, 12)})
    act(announce_results, evaluation_id, by=CHAIR)
    row = evaluation_now(evaluation_id)
    assert row.results is not None
    whole = row.results["subjects"][0]["lines"][0]["whole"]
    assert (whole["satisfied"], whole["verdict"], whole["graded"]) == (6000, "满意", 12)
    assert last_entry(hall, "evaluation.announced")["results"] == row.results
    with reading() as session:
        stage = stage_of(session, hall.meeting_id)
        assert (stage.face, stage.text, stage.poll_id) == ("evaluation", evaluation_id, None)
        assert store.state_of(row, store.held(session, row)) == "announced"
    told = heard.last("EvaluationChanged").slices["evaluation"]
    assert (told["state"], told["results"]) == ("announced", row.results)


def test_twice_is_harmless(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    hold(hall, polls[0], {0: graded(ALL, "good")})
    for _ in range(2):
        act(announce_results, evaluation_id, by=CHAIR)
    assert journal(hall).count("evaluation.announced") == 1


def test_what_was_announced_no_longer_changes(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    hold(hall, polls[0], {0: graded(ALL, "good")})
    act(announce_results, evaluation_id, by=CHAIR)
    assert refusal(act, void_poll, polls[0], "有误") == "evaluation.announced"
    assert refusal(act, prepare_polls, evaluation_id, by=STAFF) == "evaluation.announced"
