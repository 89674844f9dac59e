"""A suggestion evaluation of four dimensions by two groups in sealed boxes; the protocol's own tool is the judge."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from core.db import reading
from tests.voting.belenios.tool import accepts
from tests.voting.builders import CHAIR, STAFF, act, poll_now
from tests.voting.evaluations.builders import people_of, results_now
from tests.voting.sealed.builders import SealedHall, a_sealed_hall, closed_box, keep, keys_for_all, opened_box
from voting.actions.open_poll import open_poll
from voting.belenios.ballot import size_limit
from voting.belenios.election import Election
from voting.belenios.verify import Rules, verify
from voting.evaluations.actions.create_evaluation import EvaluationDraft, create_evaluation
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.evaluations.actions.withdraw_subject import withdraw_subject
from voting.rules.evaluation.form import Form, Group
from voting.rules.evaluation.templates import TEMPLATES, with_subjects
from voting.rules.paper import Option
from voting.rules.ruleset import ruleset_named
from voting.rules.scales import Dimension, Grade, Scale
from voting.rules.sealing import MAX_ANSWERS, questions_of
from voting.sealed.bel import bel_of
from voting.sealed.bodies import LARGEST_BALLOT, LARGEST_PART

pytestmark = pytest.mark.services
SUGGESTIONS = (Option("s1", 1, "加装电梯", unit="区住建委"), Option("s2", 2, "公交线路", unit="区交通局"))
PROPOSERS, TOWNS = range(5), range(5, 10)


def suggestion_form(hall: SealedHall) -> Form:
    template = next(one for one in TEMPLATES if one.name == "suggestions")
    groups = (
        Group("提建议代表", people_of(hall.hall, *PROPOSERS), 60),
        Group("街镇人大", people_of(hall.hall, *TOWNS), 40),
    )
    paper = with_subjects(template, SUGGESTIONS)
    return Form(paper, ruleset_named(template.ruleset), groups, "weighted")


def grades_of(place: int) -> dict[str, str]:
    """The proposers are content, the towns are not; voter 4 leaves the second suggestion, voter 9 everything."""
    if place == 9:
        return {}
    happy = place in PROPOSERS
    grades = {f"s1:{one}": "good" if happy else "poor" for one in ("attitude", "method", "effect")}
    grades["s1:overall"] = "satisfied" if happy else "dissatisfied"
    if place != 4:
        grades["s2:overall"] = "basic"
    return grades


def grade_sealed(hall: SealedHall, poll_id: str, places: Sequence[int]) -> None:
    act(open_poll, poll_id, by=CHAIR)
    for place in places:
        hall.vote(place, poll_id, {"grades": grades_of(place)})
    keep()
    closed_box(poll_id)
    opened_box(hall, poll_id, (1, 0))


def judged(poll_id: str, folder: Path) -> None:
    """The archive passes our verifier and the tool's."""
    with reading() as session:
        raw = bel_of(session, poll_id)
    report = verify(raw, Rules())
    assert not report.faults
    assert report.election is not None
    assert accepts(raw, report.election.uuid, folder / report.election.uuid)


def test_two_groups_and_the_tool(app: Flask, tmp_path: Path) -> None:
    hall = a_sealed_hall(10, scrutineers=2)
    keys_for_all(hall, 2)
    draft = EvaluationDraft("代表建议办理质效测评", suggestion_form(hall), check_seconds=0)
    evaluation_id = act(create_evaluation, hall.meeting_id, draft, by=STAFF)
    polls = act(prepare_polls, evaluation_id, by=STAFF)
    assert [poll_now(poll_id).box for poll_id in polls] == ["sealed", "sealed"]
    grade_sealed(hall, polls[0], PROPOSERS)
    grade_sealed(hall, polls[1], TOWNS)
    for poll_id in polls:
        judged(poll_id, tmp_path)
    results = results_now(evaluation_id)
    first = {line["dimension"]: line for line in results["s1"]["lines"]}
    assert [group["marks"] for group in first["attitude"]["groups"]] == [
        [["good", 5], ["fair", 0], ["poor", 0]],
        [["good", 0], ["fair", 0], ["poor", 4]],
    ]
    overall = first["overall"]["whole"]
    assert (overall["shares"][0], overall["verdict"], overall["ungraded"]) == (["satisfied", 6000], "满意", 1)
    second = results["s2"]["lines"][3]
    assert [group["graded"] for group in second["groups"]] == [4, 4]
    assert (second["whole"]["ungraded"], results["s2"]["verdict"]) == (2, "基本满意")
    act(withdraw_subject, evaluation_id, "s2", "合并办理", by=STAFF)
    assert results_now(evaluation_id)["s2"]["lines"] == []


@pytest.mark.parametrize("grades", [2, 3, 4, 10])
def test_the_largest_sealed_ballot_and_part_are_taken(grades: int) -> None:
    """The requests' bounds follow from the paper: as many answers as may be sealed, however they are cut into scales."""
    scale = Scale("s", "等级", tuple(Grade(f"g{n}", f"第{n}等") for n in range(grades)))
    lines = MAX_ANSWERS // grades
    dimensions = tuple(Dimension(f"d{n}", f"指标{n}", "s") for n in range(5))
    options = tuple(Option(f"o{n}", n, f"对象{n}") for n in range(1, lines // 5 + 1))
    paper = replace(with_subjects(TEMPLATES[0], options), scales=(scale,), dimensions=dimensions)
    election = Election("1" * 14, "名", "述", 4, questions_of(paper))
    longest = size_limit(election)
    quotes = 20 * MAX_ANSWERS + 40 * len(election.questions)
    assert longest + quotes < LARGEST_BALLOT
    answers = sum(question.ciphertexts for question in election.questions)
    assert answers * (617 + 2 * 78 + 60) < LARGEST_PART
