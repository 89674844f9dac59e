"""Evaluations through HTTP: bad input, previews, results and the files made of them."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from flask import Flask

from tests.conftest import Client, code_of
from tests.voting.builders import CHAIR, STAFF, Hall, a_hall, act, device
from tests.voting.evaluations.builders import a_form, graded, hold, prepared, two_groups
from tests.voting.evaluations.test_permissions import BODY
from voting.actions.show_result import show_result
from voting.evaluations.actions.announce_results import announce_results
from voting.evaluations.actions.withdraw_subject import withdraw_subject
from voting.rules.paper import Option

Login = Callable[[str], Client]
ALL = ("o1", "o2", "o3")
HALF = {"of": "best", "grades": 1, "at_least": {"base": "all", "num": 1, "den": 2}, "verdict": "满意"}


def announced(hall: Hall, **named: Any) -> str:
    """An evaluation by everybody in which three are satisfied with all, two with none."""
    evaluation_id, polls = prepared(hall, a_form(**named))
    hold(hall, polls[0], {n: graded(ALL, "good" if n < 3 else "bad") for n in range(5)})
    act(announce_results, evaluation_id, by=CHAIR)
    return evaluation_id


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": None}, "request.invalid"),
        ({"mode": "best"}, "request.invalid"),
        ({"groups": [{"name": "甲", "weight": -1}]}, "request.invalid"),
        ({"groups": []}, "evaluation.no_group"),
        ({"ruleset": "mine"}, "ruleset.unknown"),
        ({"ruleset": "plenary_motion"}, "ruleset.other_method"),
        ({"own": {"verdict": {"clauses": [HALF, HALF], "otherwise": "差"}, "source": "办法"}}, "verdict.contradiction"),
        ({"own": {"verdict": {"clauses": [HALF], "otherwise": "差"}, "source": " "}}, "ruleset.no_source"),
        ({"own": {"verdict": {"clauses": 1}, "source": "办法"}}, "ruleset.wrong_shape"),
        ({"item_id": "nowhere"}, "not_found"),
        ({"overall": "none"}, "evaluation.no_overall"),
    ],
)
def test_bad_forms(app: Flask, login: Login, change: Any, code: str) -> None:
    hall = a_hall(6)
    response = login("secretariat").post(f"/meetings/{hall.meeting_id}/evaluations", BODY | change)
    assert code_of(response) == code


def test_prepared_edited_and_removed(app: Flask, login: Login) -> None:
    hall = a_hall(6)
    desk = login("secretariat")
    own = {"verdict": {"clauses": [HALF], "otherwise": "不满意"}, "source": "江北区办法", "title": "半数满意"}
    made = desk.post(f"/meetings/{hall.meeting_id}/evaluations", BODY | {"own": own}).get_json()
    assert (made["state"], made["missing"], made["evaluators"]) == ("prepared", 1, [6])
    assert (made["ruleset"]["title"], made["ruleset"]["version"]) == ("半数满意", "2026.11+")
    assert made["rules"] == ["最好一等达到全体组成人员的半数的，为“满意”", "其余为“不满意”"]
    path = f"/evaluations/{made['id']}"
    ready = desk.post(f"{path}/prepare").get_json()
    assert (ready["missing"], [poll["state"] for poll in ready["polls"]]) == (0, ["prepared"])
    edited = desk.post(path, BODY | {"title": "新题", "box": "open"}).get_json()
    assert (edited["title"], edited["box"], len(edited["polls"])) == ("新题", "open", 1)
    listed = desk.get(f"/meetings/{hall.meeting_id}/evaluations").get_json()
    assert [one["id"] for one in listed] == [made["id"]]
    assert code_of(desk.post(f"{path}/remove")) == "ok"
    assert desk.get(f"/meetings/{hall.meeting_id}/evaluations").get_json() == []


def test_a_person_of_another_meeting_finds_nothing(app: Flask, login: Login) -> None:
    hall, other = a_hall(6), a_hall(6, number=20)
    evaluation_id = announced(hall)
    assert device(app, hall.voters[0]).get(f"/evaluations/{evaluation_id}/results").status_code == 200
    assert code_of(device(app, other.voters[0]).get(f"/evaluations/{evaluation_id}/results")) == "not_found"


def test_results_are_for_staff_first_and_for_all_once_announced(app: Flask, login: Login) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    path = f"/evaluations/{evaluation_id}/results"
    chair, deputy = login("chair"), device(app, hall.voters[0])
    assert code_of(chair.get(path)) == "evaluation.no_results"
    hold(hall, polls[0], {0: graded(ALL, "good")})
    assert chair.get(path).get_json()["subjects"][0]["verdict"] == "不满意"
    assert code_of(deputy.get(path)) == "evaluation.not_announced"
    assert code_of(chair.get(f"/evaluations/{evaluation_id}/letters.zip")) == "evaluation.letters_too_early"
    act(announce_results, evaluation_id, by=CHAIR)
    assert deputy.get(path).get_json() == chair.get(path).get_json()


def test_a_small_groups_figures_are_nowhere_by_themselves(app: Flask, login: Login) -> None:
    """Neither in its poll's result nor in its report, though the poll may be shown."""
    hall = a_hall(12)
    evaluation_id, polls = prepared(hall, a_form(groups=two_groups(hall, 9, 12)))
    for places, poll_id in ((range(9), polls[0]), (range(9, 12), polls[1])):
        hold(hall, poll_id, {place: graded(ALL, "good") for place in places})
        act(show_result, poll_id, by=CHAIR)
        for client in (login("chair"), device(app, hall.voters[0])):
            found = client.get(f"/polls/{poll_id}/results").get_json()
            assert (found["result"], found["names"]) == (None, [])
            state = client.get(f"/meetings/{hall.meeting_id}/hall?face=tablet").get_json()
            assert state["result"] is None
        for kind in ("pdf", "xlsx", "json"):
            assert code_of(login("chair").get(f"/polls/{poll_id}/report.{kind}")) == "evaluation.group_withheld"
    results = login("chair").get(f"/evaluations/{evaluation_id}/results").get_json()
    line = results["subjects"][0]["lines"][0]
    assert [group["hidden"] for group in line["groups"]] == [True, True]
    assert line["whole"]["marks"][0] == ["good", 12]


def test_nobody_reads_who_graded_how(app: Flask, login: Login) -> None:
    """背靠背: also of a named box neither the staff nor a report tells."""
    hall = a_hall(6)
    _, polls = prepared(hall, a_form())
    hold(hall, polls[0], {0: graded(ALL, "good")})
    assert login("secretariat").get(f"/polls/{polls[0]}/results").get_json()["names"] == []
    report = login("chair").get(f"/polls/{polls[0]}/report.json").get_json()
    assert (report["votes"], report["delegations"]) == ([], [])
    assert report["outcome"]["lines"][0]["title"] == "区教委：综合测评"
    for kind in ("pdf", "xlsx"):
        assert login("chair").get(f"/polls/{polls[0]}/report.{kind}").status_code == 200


def test_files(app: Flask, login: Login) -> None:
    hall = a_hall(6)
    form = a_form(copies=("区委", "区政府"))
    options = (
        Option("o1", 1, "建议一", unit="区住建委"),
        Option("o2", 2, "建议二", unit="区住建委"),
        Option("o3", 3, "某局长", person="p9"),
    )
    evaluation_id, polls = prepared(hall, replace(form, paper=replace(form.paper, options=options)))
    hold(hall, polls[0], {n: graded(ALL, "good" if n < 3 else "bad") for n in range(5)})
    act(announce_results, evaluation_id, by=CHAIR)
    chair = login("chair")
    pdf = chair.get(f"/evaluations/{evaluation_id}/results.pdf").get_data()
    assert pdf.startswith(b"%PDF-")
    assert chair.get(f"/evaluations/{evaluation_id}/results.pdf").get_data() == pdf
    book = openpyxl.load_workbook(io.BytesIO(chair.get(f"/evaluations/{evaluation_id}/results.xlsx").get_data()))
    rows = list(book["结果比较"].iter_rows(values_only=True))
    assert rows[1] == (1, 1, "建议一", 3, 0, 2, 0, "60%", "60%", 60.0, "满意")
    assert len(list(book["各项各组"].iter_rows())) == 1 + 3 * 2
    letters = chair.get(f"/evaluations/{evaluation_id}/letters.zip?copies=区纪委").get_data()
    with zipfile.ZipFile(io.BytesIO(letters)) as archive:
        assert archive.namelist() == ["01-测评结果通报-区住建委.pdf", "02-测评结果通报-某局长.pdf"]
        assert all(archive.read(name).startswith(b"%PDF-") for name in archive.namelist())


def test_history_over_the_meetings(app: Flask, login: Login) -> None:
    for number in (19, 20):
        hall = a_hall(6, number=number)
        form = a_form(parts="at_once")
        options = (Option("o1", 1, f"区教委（{number}）", subject="edu"), Option("o2", 2, "甲"), Option("o3", 3, "乙"))
        evaluation_id, polls = prepared(hall, replace(form, paper=replace(form.paper, options=options)))
        if number == 20:
            act(withdraw_subject, evaluation_id, "o2", "调动", by=STAFF)
        left = ("o1", "o3") if number == 20 else ALL
        hold(hall, polls[0], {n: graded(left, "good") for n in range(6)})
        act(announce_results, evaluation_id, by=CHAIR)
    past = login("chair").get("/subjects/edu/history").get_json()
    assert [one["result"]["title"] for one in past] == ["区教委（19）", "区教委（20）"]
    assert [one["result"]["verdict"] for one in past] == ["满意", "满意"]
    assert len(login("chair").get("/subjects/甲/history").get_json()) == 1
    assert login("chair").get("/subjects/nobody/history").get_json() == []


@pytest.mark.parametrize(
    ("counts", "clause", "verdict"), [([17, 11, 1], 0, "满意"), ([14, 15, 0], None, "不满意"), ([0, 0, 0], None, "")]
)
def test_previews(app: Flask, login: Login, counts: list[int], clause: int | None, verdict: str) -> None:
    body = {
        "verdict": {"clauses": [HALF], "otherwise": "不满意", "follow": "限期整改"},
        "scale": BODY["paper"]["scales"][0],
        "n": 29,
        "counts": [[grade, n] for grade, n in zip(("good", "basic", "bad"), counts, strict=True)],
    }
    found = login("chair").post("/verdicts/preview", body).get_json()
    assert (found["clause"], found["verdict"]) == (clause, verdict)
    assert found["satisfied_or_basic"] == (0 if not sum(counts) else round(10_000 * sum(counts[:2]) / sum(counts)))
    assert found["sentences"] == ["满意达到全体组成人员的半数的，为“满意”", "其余为“不满意”（限期整改）"]
    assert found["faults"] == []


def test_previews_point_out_faults(app: Flask, login: Login) -> None:
    chair = login("chair")
    body = {
        "verdict": {"clauses": [HALF, HALF], "otherwise": ""},
        "scale": BODY["paper"]["scales"][0],
        "n": 5,
        "counts": [["good", 3]],
    }
    faults = chair.post("/verdicts/preview", body).get_json()["faults"]
    assert [fault["code"] for fault in faults] == ["verdict.no_otherwise", "verdict.contradiction"]
    assert "第2条与第1条" in faults[1]["message"]
    assert code_of(chair.post("/verdicts/preview", body | {"counts": [["good", 6]]})) == "verdict.more_than_all"
    assert code_of(chair.post("/verdicts/preview", body | {"counts": [["x", 1]]})) == "verdict.unknown_grade"


def test_templates_can_be_posted_once_they_have_subjects(app: Flask, login: Login) -> None:
    hall = a_hall(6)
    desk = login("secretariat")
    for template in desk.get("/evaluation-templates").get_json():
        paper = template["paper"] | {"options": [{"title": "甲"}, {"title": "乙"}]}
        names = ("title", "ruleset", "mode", "parts", "scoring", "copies")
        body = {name: template[name] for name in names} | {"paper": paper, "groups": template["groups"]}
        assert code_of(desk.post(f"/meetings/{hall.meeting_id}/evaluations", body)) == "ok", template["name"]
