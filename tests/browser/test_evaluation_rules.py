"""The pure rules of evaluations in the browser: lines, the rest, groups, pasted lists, results, the chair's next step."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.voting.belenios_js.twin import Twin, twin
from voting.rules.electorate import Electorate

pytestmark = pytest.mark.browser

SCALES = [
    {
        "id": "s3",
        "title": "满意度",
        "grades": [{"id": "a", "title": "满意"}, {"id": "b", "title": "基本满意"}, {"id": "c", "title": "不满意"}],
    },
    {"id": "s2", "title": "好差", "grades": [{"id": "g", "title": "好"}, {"id": "p", "title": "差"}]},
]
PAPER: dict[str, Any] = {
    "method": "grade",
    "title": "测评",
    "scales": SCALES,
    "dimensions": [{"id": "d1", "title": "态度", "scale": "s2"}, {"id": "d2", "title": "综合测评", "scale": "s3"}],
    "options": [{"id": f"p{n}", "number": n, "title": f"第{n}个"} for n in (2, 1, 3)],
}
LINES = "../tablet/vote/grade/lines"


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


def test_lines_come_subject_by_subject_and_the_withdrawn_have_none(js: Twin) -> None:
    body = "return linesOf(paper, new Set(out)).map((line) => line.id);"
    ask = f"linesOf from {LINES}"
    assert js.run(ask, body, paper=PAPER, out=[]) == ["p1:d1", "p1:d2", "p2:d1", "p2:d2", "p3:d1", "p3:d2"]
    assert js.run(ask, body, paper=PAPER, out=["p2"]) == ["p1:d1", "p1:d2", "p3:d1", "p3:d2"]


def test_a_grade_pressed_again_is_taken_back(js: Twin) -> None:
    body = "return graded(grades, 'p1:d1', 'g');"
    assert js.run(f"graded from {LINES}", body, grades={"p2:d1": "p"}) == {"p2:d1": "p", "p1:d1": "g"}
    assert js.run(f"graded from {LINES}", body, grades={"p1:d1": "g"}) == {}


def test_the_rest_gets_one_grade_a_scale_and_nothing_else_changes(js: Twin) -> None:
    body = "return withRest(paper, grades, chosen, new Set(['p3']));"
    ask = f"withRest from {LINES}"
    grades = {"p1:d1": "p", "p2:d2": "c"}
    assert js.run(ask, body, paper=PAPER, grades=grades, chosen={"s3": "a"}) == grades | {"p1:d2": "a"}
    assert js.run(ask, body, paper=PAPER, grades=grades, chosen={"s3": "a", "s2": "g"}) == grades | {
        "p1:d2": "a",
        "p2:d1": "g",
    }


def test_what_is_left_is_found_from_here_on_and_round_again(js: Twin) -> None:
    body = "return [nextLeft(paper, grades, 'p1'), nextLeft(paper, grades, 'p3'), fillingOf(paper, 'p1', grades)];"
    grades = {"p1:d1": "g", "p2:d1": "g", "p2:d2": "a"}
    assert js.run(f"nextLeft fillingOf from {LINES}", body, paper=PAPER, grades=grades) == ["p3", "p1", "partly"]
    body = "return nextLeft(paper, grades, 'p1', new Set(['p1', 'p3']));"
    assert js.run(f"nextLeft from {LINES}", body, paper=PAPER, grades=grades) == ""


def test_storage_may_hold_only_what_the_paper_knows(js: Twin) -> None:
    load = "const keeper = await import('/js/tablet/ballot-keeper.js');"
    grades = {"p2:d2": "c", "p1:d1": "g", "p1:d2": "hostile", "hostile:d1": "g", "p3:d1": "a"}
    body = f"{load} return keeper.answerOf(paper, keeper.cleaned(paper, {{ grades }}));"
    assert js.run("", body, paper=PAPER, grades=grades) == {"grades": {"p1:d1": "g", "p2:d2": "c"}}
    body = f"{load} return keeper.fingerprint(paper) === keeper.fingerprint(other);"
    other = PAPER | {"dimensions": PAPER["dimensions"][::-1]}
    assert not js.run("", body, paper=PAPER, other=other)


PEOPLE: list[dict[str, Any]] = [
    {"person_id": "a", "name": "甲", "delegation": "一团", "roles": ["deputy"], "votes": True},
    {"person_id": "b", "name": "乙", "delegation": "二团", "roles": ["deputy", "committee"], "votes": True},
    {"person_id": "c", "name": "丙", "delegation": "二团", "roles": ["attending"], "votes": False},
]


class Member:
    """One of the people, as the server's rule asks of them."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.person_id: str = row["person_id"]
        self.delegation: str = row["delegation"]
        self.roles: tuple[str, ...] = tuple(row["roles"])
        self.votes: bool = row["votes"]


@pytest.mark.parametrize(
    "group",
    [
        {},
        {"roles": ["attending"]},
        {"delegations": ["二团"], "without": ["b"]},
        {"people": ["c", "a"]},
        {"roles": ["committee"], "people": ["a"]},
        {"without": ["a"]},
    ],
)
def test_who_belongs_to_a_group_is_what_the_server_says(js: Twin, group: dict[str, Any]) -> None:
    electorate = Electorate.from_data({"name": "组"} | group)
    expected = [one.person_id for one in electorate.of(Member(row) for row in PEOPLE)]
    asked = electorate.to_data()
    body = "return membersOf(group, people).map((one) => one.person_id);"
    assert js.run("membersOf from ../voting/evaluation/form", body, people=PEOPLE, group=asked) == expected


@pytest.mark.parametrize(
    ("group", "votes", "part", "may"),
    [
        (False, True, None, True),
        (False, False, None, False),
        (True, True, None, False),
        (True, True, {"poll_id": "before"}, False),
        (True, False, {"poll_id": "now"}, True),
        (False, False, {"poll_id": "now"}, False),
    ],
)
def test_who_answers_a_groups_poll_has_been_told_so(
    js: Twin, group: bool, votes: bool, part: dict[str, str] | None, may: bool
) -> None:
    body = "return mayAnswer({ poll: { id: 'now', group }, me: { votes }, my_part: part });"
    assert js.run("mayAnswer from ../tablet/state", body, group=group, votes=votes, part=part) is may


def test_faults_of_groups_are_told_by_name(js: Twin) -> None:
    groups = [
        {"name": "代表", "weight": "", "roles": ["deputy"], "delegations": [], "people": [], "without": []},
        {"name": "二团", "weight": "", "roles": [], "delegations": ["二团"], "people": [], "without": []},
        {"name": "空", "weight": "", "roles": ["observer"], "delegations": [], "people": [], "without": []},
    ]
    body = "return faultsOf(groups, subjects, people);"
    found = js.run(
        "faultsOf from ../voting/evaluation/form", body, groups=groups, subjects=[{"person": "c"}], people=PEOPLE
    )
    assert found == {
        "empty": ["空"],
        "twice": [{"names": ["乙"], "first": "代表", "second": "二团"}],
        "selves": [{"group": "二团", "names": ["丙"]}],
    }


def test_weights_in_proportion(js: Twin) -> None:
    body = "const groups = weights.map((weight) => ({ weight })); return [weightSum(groups), proportions(groups)];"
    ask = "weightSum proportions from ../voting/evaluation/form"
    assert js.run(ask, body, weights=["60", "30", "20"]) == [110, [54.5, 27.3, 18.2]]
    assert js.run(ask, body, weights=["", "x"]) == [0, [0, 0]]


def test_pasted_lists_may_have_numbers_heads_and_reports(js: Twin) -> None:
    text = "序号\t姓名\t职务\t方式\n1\t张三\t局长\t口头\t述职\n2\t李四\t主任\t书面\n"
    body = (
        "return pastedSubjects(text).map(({ title, unit, report, description }) => [title, unit, report, description]);"
    )
    assert js.run("pastedSubjects from ../voting/evaluation/form", body, text=text) == [
        ["张三", "局长", "oral", "述职"],
        ["李四", "主任", "written", ""],
    ]


RESULT: dict[str, Any] = {
    "figures": {"n": 29, "electors": 29},
    "outcome": {
        "lines": [
            {"id": "p1:d1", "marks": [["g", 3], ["p", 1]], "verdict": "好", "score": None},
            {"id": "p1:d2", "marks": [["a", 20], ["b", 8], ["c", 1]], "verdict": "满意", "score": 8552},
            {"id": "p2:d2", "marks": [["a", 28], ["b", 1], ["c", 0]], "verdict": "满意", "score": 9862},
            {"id": "p3:d2", "marks": [["a", 0], ["b", 0], ["c", 0]], "verdict": "", "score": None},
        ]
    },
}


def test_both_rates_and_the_order_by_score(js: Twin) -> None:
    body = """
      const graded = ofPoll({ paper }, result);
      const line = (at) => graded.subjects[at].lines.at(-1);
      return [byScore(graded.subjects).map((one) => one.number), shareText(line(0).satisfied), shareText(line(0).basic),
        shareText(line(2).satisfied), verdictCounts(graded.subjects)];
    """
    ask = "ofPoll byScore shareText verdictCounts from ../kiosk/graded"
    assert js.run(ask, body, paper=PAPER, result=RESULT) == [[2, 1, 3], "68.97%", "96.55%", "—", [["满意", 2]]]


def test_equal_scores_share_a_place(js: Twin) -> None:
    subjects: list[dict[str, Any]] = [
        {"number": n, "score": score, "lines": []} for n, score in ((1, 80), (2, 90), (3, 80), (4, None))
    ]
    body = "return ranked(subjects).map(({ number, place }) => [number, place]);"
    found = js.run("ranked from ../kiosk/graded", body, subjects=subjects)
    assert found == [[2, 1], [1, 2], [3, 2], [4, 4]]


def test_the_better_half_of_a_scale_is_good(js: Twin) -> None:
    four = [
        {
            "id": "f",
            "grades": [{"id": str(n), "title": t} for n, t in enumerate(("优秀", "称职", "基本称职", "不称职"))],
        }
    ]
    body = "return ['优秀', '称职', '基本称职', '不称职', '限期整改', '通过测评'].map((word) => verdictKind(scales, word));"
    assert js.run("verdictKind from ../kiosk/graded", body, scales=four) == ["ok", "ok", "warn", "bad", "bad", "ok"]


STEP = """
  const agenda = [{ id: "i", state: "current" }, { id: "j", state: "waiting" }];
  const meeting = { state: "running" }, sitting = { state: "open" }, speakers = { current: null };
  const base = { meeting, sitting, speakers, agenda, stage: {}, polls: [] };
  const poll = { id: "x", state: "closed", evaluation_id: "e", group: {}, method: "grade" };
  const next = { id: "y", state: "prepared", item_id: "i" };
  const evaluation = { id: "e", state: "closed", polls: [] };
  const result = { poll_id: "x", outcome: { valid: true, tied: [], shortfall: 0 } };
  const shown = { ...poll, state: "shown" }, running = { ...evaluation, state: "running" };
"""


def test_the_chair_goes_from_group_to_group_and_announces_at_the_end(js: Twin) -> None:
    body = f"""{STEP} return [
      nextStep({{ ...base, poll, result, polls: [next] }}).kind,
      nextStep({{ ...base, poll, result: null, polls: [next] }}).kind,
      nextStep({{ ...base, poll, result: null, evaluation }}).kind,
      nextStep({{ ...base, poll: shown, result, evaluation }}).kind,
      nextStep({{ ...base, poll: shown, result, evaluation: running }}).kind,
      nextStep({{ ...base, poll: null, result: null, evaluation: {{ ...evaluation, state: "announced" }} }}).kind,
    ];"""
    assert js.run("nextStep from ../chair/next-step", body) == [
        "show_result",
        "open_poll",
        "announce_evaluation",
        "announce_evaluation",
        "next_item",
        "next_item",
    ]
