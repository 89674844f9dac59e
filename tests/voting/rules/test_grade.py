"""Grades: papers, answers, counts and decisions, by table and against a naive count."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.rules.build import outcome_of, refusal
from voting.rules.counts import Counts, OptionCount
from voting.rules.grading import graded_lines, overall_dimension, score_of
from voting.rules.methods import METHODS
from voting.rules.outcome import Outcome, check_fit
from voting.rules.paper import Option, Paper, check_paper
from voting.rules.ruleset import RULESETS
from voting.rules.scales import Dimension, Grade, Scale
from voting.rules.sealing import counts_of, questions_of, values_of
from voting.rules.wording import announcement, before_vote, rule_words

GRADE = METHODS["grade"]
QUALITY = Scale("q", "质量", (Grade("good", "好", 100), Grade("fair", "较好", 60), Grade("poor", "差", 0)))
MOOD = Scale("m", "满意度", (Grade("yes", "满意", 100), Grade("so", "基本满意", 60), Grade("no", "不满意", 0)))
SUBJECTS = (Option("a", 1, "加装电梯的建议"), Option("b", 2, "公交线路的建议"))
PAPER = Paper(
    "grade",
    "建议办理测评",
    SUBJECTS,
    scales=(QUALITY, MOOD),
    dimensions=(Dimension("way", "办理态度", "q"), Dimension("all", "综合测评", "m")),
)
ONE = Paper("grade", "测评", SUBJECTS[:1], scales=(MOOD,), dimensions=(Dimension("all", "综合测评", "m"),))


def counted(*marks: int, cast: int | None = None) -> Counts:
    """Counts of the one line of ONE."""
    votes = tuple(zip(MOOD.ids, marks, strict=True))
    cast = sum(marks) if cast is None else cast
    return Counts("grade", (OptionCount("a:all", marks=votes),), cast, cast)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, ["未评", "未评", "未评", "未评"]),
        ({"b:all": "no", "a:way": "good"}, ["好", "未评", "未评", "不满意"]),
        ({"a:way": "fair", "a:all": "so", "b:way": "poor", "b:all": "yes"}, ["较好", "基本满意", "差", "满意"]),
    ],
)
def test_good_answers(data, words):
    answer = GRADE.read_answer(PAPER, {"grades": data})
    assert dict(answer.marks) == data
    assert list(dict(answer.marks)) == [line.id for line in graded_lines(PAPER) if line.id in data]
    assert GRADE.read_answer(PAPER, GRADE.to_data(answer)) == answer
    titles = ["1. 加装电梯的建议：办理态度", "1. 加装电梯的建议：综合测评"]
    titles += ["2. 公交线路的建议：办理态度", "2. 公交线路的建议：综合测评"]
    assert GRADE.describe(PAPER, answer) == [f"{t}：{w}" for t, w in zip(titles, words, strict=True)]


NO_GRADES: list[Any] = [None, [], "good", 1, {1: "good"}]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        *(({"grades": bad}, "ballot.wrong_shape") for bad in NO_GRADES),
        *(
            ({"grades": {"a:way": bad}}, "ballot.wrong_shape")
            for bad in (None, 1, "", "GOOD", ["good"], ["good", "fair"])
        ),
        ({"grades": {"a:way": "yes"}}, "ballot.wrong_shape"),
        ({"grades": {"a:other": "good"}}, "ballot.unknown_choice"),
        ({"grades": {"a": "good"}}, "ballot.unknown_choice"),
        ({"votes": {}}, "ballot.wrong_shape"),
        ({"grades": {}, "weight": 2}, "ballot.wrong_shape"),
    ],
)
def test_what_is_no_answer_is_refused(data, code):
    """Several grades on one line cannot even be said."""
    assert refusal(GRADE.read_answer, PAPER, data).code == code


def change(**fields: Any) -> Paper:
    return replace(PAPER, **fields)


GRADES = tuple(Grade(f"g{n}", f"第{n}等") for n in range(11))


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (change(title=" "), "paper.no_title"),
        (change(options=()), "paper.too_few_options"),
        (change(choose=1), "paper.choose_unused"),
        (change(scales=()), "paper.no_dimension"),
        (change(dimensions=()), "paper.no_dimension"),
        (change(scales=(QUALITY, QUALITY)), "paper.bad_scale_id"),
        (change(scales=(replace(QUALITY, grades=GRADES[:1]), MOOD)), "paper.bad_scale"),
        (change(scales=(replace(QUALITY, grades=GRADES), MOOD)), "paper.bad_scale"),
        (change(scales=(replace(QUALITY, grades=(GRADES[0], GRADES[0])), MOOD)), "paper.bad_scale_id"),
        (change(scales=(replace(QUALITY, grades=(Grade("x", "好"), Grade("y", "好"))), MOOD)), "paper.bad_grades"),
        (change(scales=(replace(QUALITY, grades=(Grade("x", "好"), Grade("y", " "))), MOOD)), "paper.bad_grades"),
        (change(dimensions=(Dimension("way", "态度", "q"), Dimension("way", "效果", "q"))), "paper.bad_scale_id"),
        (change(dimensions=(Dimension("a:b", "态度", "q"),)), "paper.bad_scale_id"),
        (change(dimensions=(Dimension("way", "态度", "q"), Dimension("two", "态度", "q"))), "paper.dimension_twice"),
        (change(dimensions=(Dimension("way", "", "q"),)), "paper.dimension_no_title"),
        (change(dimensions=(Dimension("way", "态度", "none"),)), "paper.no_scale"),
        (change(dimensions=tuple(Dimension(f"d{n}", f"指标{n}", "q") for n in range(21))), "paper.too_many_dimensions"),
        (
            change(
                options=tuple(Option(f"o{n}", n, f"对象{n}") for n in range(1, 201)),
                dimensions=tuple(Dimension(f"d{n}", f"指标{n}", "q") for n in range(13)),
            ),
            "paper.too_many_lines",
        ),
        (change(options=(Option("a", 1, "甲", person="p1"), Option("b", 2, "甲", person="p1"))), "paper.person_twice"),
        (
            change(options=(Option("a", 1, "甲", subject="区教委"), Option("b", 2, "乙", subject="区教委"))),
            "paper.person_twice",
        ),
    ],
)
def test_papers_that_cannot_be_graded_are_refused(paper, code):
    assert refusal(check_paper, paper).code == code


def test_the_largest_paper_and_two_of_one_unit_are_fine():
    check_paper(
        change(
            options=tuple(Option(f"o{n}", n, f"对象{n}", unit="区住建委") for n in range(1, 201)),
            dimensions=tuple(Dimension(f"d{n}", f"指标{n}", "q") for n in range(12)),
        )
    )


@pytest.mark.parametrize(
    ("marks", "verdict", "score"),
    [
        ((28, 1, 0), "满意", 9862),
        ((20, 8, 1), "满意", 8552),
        ((17, 11, 1), "满意", 8138),
        ((15, 14, 0), "满意", 8069),
        ((14, 15, 0), "基本满意", 7931),
        ((0, 15, 14), "基本满意", 3103),
        ((0, 14, 15), "不满意", 2897),
        ((14, 0, 15), "不满意", 4828),
    ],
)
def test_zhenhai_among_29(marks, verdict, score):
    """The three sessions of 镇海 (domain-rules.md §5), and the edges of half of 29."""
    counts = counted(*marks)
    outcome = outcome_of(ONE, "zhenhai_satisfaction", counts, 29)
    assert (outcome.lines[0].verdict, outcome.lines[0].score, outcome.lines[0].state) == (verdict, score, "graded")
    assert Outcome.from_data(json.loads(json.dumps(outcome.to_data()))) == outcome
    assert outcome.next_step == "done"


def test_the_base_is_everybody_not_those_who_came():
    """14 of 28 is exactly half and enough; 14 of 20 who came is not, where 29 are members."""
    for n, present, verdict in ((28, 28, "满意"), (29, 20, "不满意")):
        counts = counted(14, 0, 0)
        outcome = outcome_of(ONE, "zhenhai_satisfaction", counts, n, present)
        assert outcome.lines[0].verdict == verdict
        assert outcome.lines[0].not_pressed == present - 14


def test_a_line_that_nobody_graded_has_no_verdict():
    counts = counted(0, 0, 0, cast=9)
    outcome = outcome_of(ONE, "zhenhai_satisfaction", counts, 29, 9)
    assert (outcome.lines[0].verdict, outcome.lines[0].score) == ("", None)
    assert announcement(ONE, outcome)[-1] == "1. 加装电梯的建议：没有人评。"


@pytest.mark.parametrize(
    "counts",
    [
        Counts("grade", (OptionCount("a:all", marks=(("yes", 1), ("no", 0))),), 1, 1),
        Counts("grade", (OptionCount("a:all", yes=1, marks=tuple((g, 0) for g in MOOD.ids)),), 1, 1),
        Counts("grade", (OptionCount("a:all", marks=tuple((g, 0) for g in reversed(MOOD.ids))),), 1, 1),
    ],
)
def test_counts_of_another_scale_are_refused(counts):
    found = refusal(outcome_of, ONE, "zhenhai_satisfaction", counts, 5)
    assert found.code == "counts.other_paper"


def test_more_grades_than_ballots_are_refused():
    counts = counted(3, 3, 0, cast=5)
    found = refusal(outcome_of, ONE, "zhenhai_satisfaction", counts, 9)
    assert found.code == "counts.too_many_votes"


def test_a_rule_needs_enough_grades():
    two = replace(ONE, scales=(replace(MOOD, grades=MOOD.grades[:2]),))
    assert refusal(check_fit, two, RULESETS["zhenhai_satisfaction"]).code == "verdict.too_few_grades"
    check_fit(two, RULESETS["dawu_appointees"])
    assert refusal(check_fit, two, RULESETS["plenary_motion"]).code == "ruleset.other_method"


def test_words():
    counts = counted(17, 11, 1)
    outcome = outcome_of(ONE, "zhenhai_satisfaction", counts, 29)
    assert announcement(ONE, outcome) == [
        "现在宣布测评结果。",
        "测评人29人，实到29人，收回测评票29张。",
        "1. 加装电梯的建议：满意17票，基本满意11票，不满意1票，测评结论为“满意”。",
    ]
    assert "半数" in rule_words(outcome)
    assert before_vote(PAPER, sealed=True)[0] == "现在以无记名方式对2个测评对象进行测评，每个对象测评2项。"


def test_the_overall_dimension():
    assert (overall_dimension(PAPER), overall_dimension(ONE)) == ("all", "all")
    assert overall_dimension(change(dimensions=(Dimension("x", "态度", "q"), Dimension("y", "效果", "q")))) == ""


@pytest.mark.parametrize(
    ("marks", "score"), [((1, 0, 0), 10000), ((0, 0, 0), None), ((1, 1, 1), 5333), ((2, 1, 0), 8667)]
)
def test_scores_round_halves_up(marks, score):
    assert score_of(MOOD, tuple(zip(MOOD.ids, marks, strict=True))) == score
    bare = replace(MOOD, grades=tuple(replace(grade, points=0) for grade in MOOD.grades))
    assert score_of(bare, tuple(zip(MOOD.ids, marks, strict=True))) is None


ANSWERS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={line.id: st.sampled_from(line.scale.ids) for line in graded_lines(PAPER)},
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None)
@given(ANSWERS)
def test_counts_are_the_naive_ones_in_any_order_named_or_sealed(ballots):
    """Sum of counts = graded; the order does not matter; a sealed box counts the same (but cannot see blank ballots)."""
    answers = [GRADE.read_answer(PAPER, {"grades": ballot}) for ballot in ballots]
    counts = GRADE.count(PAPER, answers)
    assert GRADE.count(PAPER, answers[::-1]) == counts
    assert counts.blank == sum(not ballot for ballot in ballots)
    for line in graded_lines(PAPER):
        given_here = [ballot[line.id] for ballot in ballots if line.id in ballot]
        assert counts.of(line.id).marks == tuple((grade, given_here.count(grade)) for grade in line.scale.ids)
        assert counts.of(line.id).pressed == len(given_here)
    sealed = [values_of(PAPER, answer) for answer in answers]
    rows = [[sum(column) for column in zip(*row, strict=True)] for row in zip(*sealed, strict=True)]
    rows = rows or [[0, 0, 0]] * 4
    assert replace(counts_of(PAPER, rows, len(ballots)), blank=counts.blank) == counts
    assert Counts.from_data(json.loads(json.dumps(counts.to_data()))) == counts


def test_sealed_lines_are_questions_of_their_grades():
    asked = questions_of(PAPER)
    assert [question.question for question in asked] == [line.title for line in graded_lines(PAPER)]
    assert asked[1].answers == ("满意", "基本满意", "不满意")
    assert {(question.minimum, question.maximum, question.blank) for question in asked} == {(0, 1, None)}


def test_a_sealed_ballot_has_room_for_240_lines_and_is_bounded():
    dimensions = tuple(Dimension(f"d{n}", f"指标{n}", "m") for n in range(4))
    options = tuple(Option(f"o{n}", n, f"对象{n}") for n in range(1, 85))
    assert len(questions_of(change(options=options[:60], dimensions=dimensions))) == 240
    assert refusal(questions_of, change(options=options, dimensions=dimensions)).code == "paper.too_large_to_seal"
