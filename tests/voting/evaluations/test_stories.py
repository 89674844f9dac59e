"""The appraisal of 2020-11-26 in Jiangbei: 8 report orally and are graded one after the other, 12 in writing at the end.

Twenty-nine members of the standing committee grade; the result is announced on the spot and told to everybody concerned.
"""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from core.archive.verify import check
from kiosk.state import hall_state
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from tests.conftest import Client
from tests.voting.builders import CHAIR, STAFF, Hall, a_hall, act, poll_now, vote
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result
from voting.evaluations.actions.announce_results import announce_results
from voting.evaluations.actions.create_evaluation import EvaluationDraft, create_evaluation
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.rules.evaluation.form import Form, Group
from voting.rules.evaluation.templates import TEMPLATES, with_subjects
from voting.rules.paper import Option
from voting.rules.ruleset import ruleset_named

pytestmark = pytest.mark.story
MEMBERS = 29
ORAL = 8
WRITTEN = 12
APPOINTEES = tuple(
    Option(
        f"a{n}",
        n,
        f"任命人员{n}",
        unit=f"区属部门{n}",
        subject=f"appointee-{n}",
        report="oral" if n <= ORAL else "written",
    )
    for n in range(1, ORAL + WRITTEN + 1)
)


def grade_of(member: int, subject: int) -> str:
    """Everybody finds appointee 20 incompetent but ten, appointee 19 is just competent, the others are mostly excellent."""
    if subject == 20:
        return "excellent" if member < 10 else "incompetent"
    if subject == 19:
        return "competent" if member < 24 else "basic"
    return "excellent" if (member + subject) % 4 else "competent"


def appraisal(hall: Hall) -> tuple[str, list[str]]:
    template = next(one for one in TEMPLATES if one.name == "appointees")
    form = Form(
        with_subjects(template, APPOINTEES),
        ruleset_named(template.ruleset),
        (Group("常委会组成人员"),),
        template.mode,
        parts=template.parts,
        copies=template.copies,
    )
    draft = EvaluationDraft("人大任命人员述职测评", form, item_id=hall.item_id, box="open")
    evaluation_id = act(create_evaluation, hall.meeting_id, draft, by=STAFF)
    return evaluation_id, act(prepare_polls, evaluation_id, by=STAFF)


def grade(hall: Hall, poll_id: str) -> None:
    """All members grade whoever is on the paper; the result is shown on the spot."""
    act(open_poll, poll_id, by=CHAIR)
    subjects = [option["id"] for option in poll_now(poll_id).paper["options"]]
    for member in range(MEMBERS):
        grades = {f"{subject}:overall": grade_of(member, int(subject[1:])) for subject in subjects}
        vote(hall.actor(member), poll_id, {"grades": grades})
    act(close_poll, poll_id, by=CHAIR)
    act(show_result, poll_id, by=CHAIR)


def test_the_appraisal_of_2020_11_26(app: Flask, login: Callable[[str], Client], tmp_path: Path) -> None:
    hall = a_hall(MEMBERS)
    evaluation_id, polls = appraisal(hall)
    assert len(polls) == ORAL + 1
    assert [len(poll_now(poll_id).paper["options"]) for poll_id in polls] == [1] * ORAL + [WRITTEN]
    for done, poll_id in enumerate(polls, start=1):
        grade(hall, poll_id)
        seen: Any = hall_state(CHAIR, hall.meeting_id, "screen")
        known = [one["complete"] for one in seen["evaluation"]["results"]["subjects"]]
        assert known == [place < done or done > ORAL for place in range(ORAL + WRITTEN)]
        assert seen["result"]["words"][0] == "现在宣布测评结果。"
    act(announce_results, evaluation_id, by=CHAIR)
    chair = login("chair")
    results = chair.get(f"/evaluations/{evaluation_id}/results").get_json()
    verdicts = {one["number"]: one["verdict"] for one in results["subjects"]}
    assert [verdicts[n] for n in (1, 8, 9, 18, 19, 20)] == ["称职"] * 5 + ["不称职"]
    last = results["subjects"][-1]
    assert (last["rank"], last["follow"], last["score"]) == (20, "由常委会研究处理，并通报有关机关", 3448)
    for one in results["subjects"]:
        naive = [grade_of(member, one["number"]) for member in range(MEMBERS)]
        marks = one["lines"][0]["whole"]["marks"]
        assert marks == [[mark, naive.count(mark)] for mark in ("excellent", "competent", "basic", "incompetent")]
    letters = chair.get(f"/evaluations/{evaluation_id}/letters.zip").get_data()
    with zipfile.ZipFile(io.BytesIO(letters)) as archive:
        assert len(archive.namelist()) == ORAL + WRITTEN
    past = chair.get("/subjects/appointee-20/history").get_json()
    assert [one["result"]["verdict"] for one in past] == ["不称职"]
    filed(hall, login("secretariat"), evaluation_id, results, tmp_path)


def filed(hall: Hall, desk: Client, evaluation_id: str, results: Any, folder: Path) -> None:
    """The meeting's archive holds form, polls and results, and stays sound."""
    act(close_sitting, hall.sitting_id, by=CHAIR)
    act(end_meeting, hall.meeting_id, by=CHAIR)
    path = folder / "meeting.zip"
    path.write_bytes(desk.post(f"/meetings/{hall.meeting_id}/archive").get_data())
    assert check(str(path)) == []
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("evaluations/")]
        assert [name.rpartition("/")[2] for name in names] == [
            "evaluation.json",
            "results.json",
            "results.pdf",
            "results.xlsx",
        ]
        assert json.loads(archive.read(names[1])) == results
        kept = json.loads(archive.read(names[0]))
        assert (kept["id"], len(kept["polls"]), kept["form"]["parts"]) == (evaluation_id, ORAL + 1, "by_report")
