"""Figures that people counted, by table and by property."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.rules.build import MOTION, choose_paper, item_paper, meets, options, outcome_of, refusal
from voting.rules.adding_counts import added, hand_figures, paper_counts, rechecked
from voting.rules.count_faults import (
    Contradictory,
    check_collected,
    check_figures_of,
    check_hands,
    check_issued,
    contradictions,
)
from voting.rules.counts import Counts, OptionCount
from voting.rules.paper import Paper
from voting.rules.paper_figures import PaperFigures, in_order, lines_of
from voting.rules.scales import Dimension, Grade, Scale
from voting.rules.two_counts import cells, differences, from_cells, settled

SCALE = Scale("s", "满意度", (Grade("a", "满意", 100), Grade("b", "基本满意", 60), Grade("c", "不满意", 0)))
GRADE = Paper(
    "grade", "测评", options(2), scales=(SCALE,), dimensions=(Dimension("d", "态度", "s"), Dimension("e", "效果", "s"))
)


def motion(yes, no, abstain, void=(), blank=0, valid=None):
    valid = yes + no + abstain if valid is None else valid
    return PaperFigures(valid, (OptionCount("motion", yes, no, abstain),), blank, tuple(void))


def chosen(votes, valid, blank=0, void=()):
    return PaperFigures(valid, tuple(OptionCount(f"o{i}", v) for i, v in enumerate(votes, 1)), blank, tuple(void))


def items(*votes, valid, blank=0):
    return PaperFigures(valid, tuple(OptionCount(f"o{i}", *v) for i, v in enumerate(votes, 1)), blank)


def codes(paper, figures, collected):
    found = contradictions(paper, figures, collected)
    for fault in found:
        assert "%(" not in fault.message % fault.params
    return [fault.code.removeprefix("paper_count.") for fault in found]


VOID2 = (("too_many", 1), ("unclear", 1))


@pytest.mark.parametrize(
    ("paper", "figures", "collected", "expected"),
    [
        (MOTION, motion(107, 4, 2, VOID2), 115, []),
        (MOTION, motion(0, 0, 0), 0, []),
        (MOTION, motion(107, 4, 2), 115, ["other_total"]),
        (MOTION, motion(107, 4, 2, valid=115), 115, ["other_sum"]),
        (MOTION, motion(107, 4, 2, blank=1, valid=114), 114, ["blank_is_abstain"]),
        (MOTION, motion(107, 9, 2, VOID2, valid=100), 115, ["other_total", "other_sum"]),
        (MOTION, PaperFigures(3, ()), 3, ["other_lines"]),
        (MOTION, PaperFigures(1, (OptionCount("motion", 1), OptionCount("motion"))), 1, ["other_lines"]),
        (MOTION, PaperFigures(1, (OptionCount("motion", 0, marks=(("gold", 1),)),)), 1, ["other_marks"]),
        (choose_paper(2, 3), chosen((3, 2, 1), 4, blank=1), 4, []),
        (choose_paper(2, 3), chosen((4, 2, 0), 4, blank=1), 4, ["too_many_votes"]),
        (choose_paper(2, 3), chosen((3, 3, 2), 3), 3, ["too_many_marks"]),
        (choose_paper(2, 3), chosen((0, 0, 0), 3, blank=4), 3, ["too_many_blank"]),
        (choose_paper(2, 3), chosen((9, 9, 9), 3), 5, ["other_total", *["too_many_votes"] * 3, "too_many_marks"]),
        (item_paper(2), items((3, 0, 0), (1, 1, 1), valid=3), 3, []),
        (item_paper(2), items((3, 0, 0), (1, 1, 0), valid=3), 3, ["other_sum"]),
        (item_paper(2), items((3, 0, 1), (1, 1, 0), valid=3), 3, ["other_sum", "other_sum"]),
    ],
)
def test_contradictions_are_named_one_by_one(paper, figures, collected, expected):
    assert codes(paper, figures, collected) == expected
    if expected:
        refused = refusal(check_figures_of, paper, figures, collected)
        assert isinstance(refused, Contradictory)
        assert (refused.params["count"], len(refused.faults)) == (len(expected), len(expected))
    else:
        check_figures_of(paper, figures, collected)


def test_a_fault_names_its_line():
    [fault] = contradictions(item_paper(2), items((3, 0, 0), (1, 1, 0), valid=3), 3)
    assert (fault.params["line"], fault.params["title"]) == ("o2", "2. 项目2")


def test_grades_are_counted_line_by_line():
    lines = lines_of(GRADE)
    assert [line.id for line in lines] == ["o1:d", "o1:e", "o2:d", "o2:e"]
    assert lines[1].title == "项目1 · 效果"
    assert lines[0].marks == (("a", "满意"), ("b", "基本满意"), ("c", "不满意"))
    marks = (("a", 2), ("b", 1), ("c", 0))
    figures = PaperFigures(4, tuple(OptionCount(line.id, marks=marks) for line in lines))
    assert codes(GRADE, figures, 4) == []
    assert codes(GRADE, PaperFigures(2, figures.options), 2) == ["too_many_votes"] * 4


def test_more_collected_than_issued_voids_the_vote():
    check_collected(10, 10)
    check_collected(10, 0)
    assert refusal(check_collected, 10, 11).code == "paper.more_collected"
    check_issued(5, 5)
    assert refusal(check_issued, 6, 5).code == "paper.too_many_issued"


def test_differences_line_by_line_and_what_was_settled():
    first = motion(105, 4, 2, (("unclear", 2),))
    second = motion(106, 4, 2, (("unclear", 1),), valid=112)
    found = differences(first, second)
    assert [(d.key, d.first, d.second) for d in found] == [
        ("valid", 111, 112),
        ("void|unclear", 2, 1),
        ("motion|yes", 105, 106),
    ]
    assert settled(first, {d.key: d.second for d in found}) == second
    assert differences(second, settled(first, {"valid": 112})) != []
    assert differences(first, first) == []


@pytest.mark.parametrize("key", ["", "votes", "void|rain", "|", "x"])
def test_what_is_no_cell(key):
    values = cells(motion(1, 0, 0)) | {key: 1}
    if key == "|":
        assert from_cells(values).options[-1].id == ""
    else:
        assert refusal(from_cells, values).code == "paper_count.wrong_shape"


def test_void_ballots_that_the_chief_finds_valid():
    counted = motion(100, 5, 3, (("too_many", 1), ("unclear", 3)))
    restored = motion(1, 1, 0, (("unclear", 2),))
    assert rechecked(counted, restored) == motion(101, 6, 3, (("too_many", 1), ("unclear", 1)))
    assert rechecked(counted, motion(0, 0, 0)) == counted
    for wrong in (
        motion(2, 0, 0, (("unclear", 1),)),
        motion(2, 0, 0, (("too_many", 2),)),
        motion(1, 0, 0, (("other", 1),)),
    ):
        assert refusal(rechecked, counted, wrong).code == "paper_count.other_void"


@pytest.mark.parametrize(
    ("paper", "counts", "voters", "witnesses", "code"),
    [
        (MOTION, (3, 1, 1), 5, ("甲", "乙"), ""),
        (MOTION, (0, 0, 0), 5, ("甲", "乙"), ""),
        (MOTION, (3, 1, 2), 5, ("甲", "乙"), "hands.too_many"),
        (MOTION, (3, 1, 1), 5, ("甲",), "hands.two_witnesses"),
        (MOTION, (3, 1, 1), 5, ("甲", "甲 "), "hands.two_witnesses"),
        (MOTION, (3, 1, 1), 5, ("甲", " "), "hands.two_witnesses"),
        (MOTION, (3, 1, 1), 5, ("甲", "乙", "乙"), "hands.two_witnesses"),
    ],
)
def test_hands(paper, counts, voters, witnesses, code):
    figures = hand_figures((OptionCount("motion", *counts),))
    assert figures.valid == sum(counts)
    meets(code, check_hands, paper, figures, voters, witnesses)


def test_hands_for_several_lines():
    """Whoever raises no hand on a line said nothing there."""
    figures = hand_figures((OptionCount("o1", 3, 1, 0), OptionCount("o2", 2, 0, 0)))
    check_hands(item_paper(2), figures, 5, ("甲", "乙"))
    fewer = hand_figures(figures.options, people=3)
    assert refusal(check_hands, item_paper(2), fewer, 5, ("甲", "乙")).code == "paper_count.contradictory"
    marked = hand_figures((OptionCount("o1", 1, marks=(("a", 1),)), OptionCount("o2")))
    assert refusal(check_hands, item_paper(2), marked, 5, ("甲", "乙")).code == "paper_count.contradictory"


def test_void_ballots_were_cast_and_decide_nothing():
    """213 members, 110 papers, 4 of them void: 106 votes are not enough, 107 are."""
    figures = motion(106, 0, 0, (("unclear", 4),))
    counts = paper_counts(MOTION, figures)
    assert (counts.cast, counts.valid) == (110, 106)
    outcome = outcome_of(MOTION, "plenary_motion", counts, 213)
    assert not outcome.passed
    assert (outcome.figures.cast, outcome.figures.valid) == (110, 106)
    counts = paper_counts(MOTION, motion(107, 0, 0, (("unclear", 3),)))
    assert outcome_of(MOTION, "plenary_motion", counts, 213).passed


@pytest.mark.parametrize(("void", "valid"), [(7, True), (6, False)])
def test_void_ballots_took_part(void, valid):
    """The second test (广东 art. 60) asks who took part: 100 valid and 7 void ballots of 213 are more than half."""
    counts = paper_counts(MOTION, motion(100, 0, 0, (("other", void),)))
    assert outcome_of(MOTION, "plenary_motion_participation", counts, 213).valid is valid


VOTES = st.integers(0, 50)
BOXES = st.lists(st.tuples(VOTES, VOTES, VOTES, VOTES), min_size=1, max_size=4)


@settings(max_examples=100, deadline=None)
@given(BOXES)
def test_boxes_are_added(boxes):
    """Order does not matter, and every figure of the sum is the sum of the figures."""
    parts = [paper_counts(MOTION, motion(y, n, a, (("other", v),) if v else ())) for y, n, a, v in boxes]
    total = added(parts)
    [line] = total.options
    assert (line.yes, line.no, line.abstain) == tuple(sum(b[i] for b in boxes) for i in range(3))
    assert (total.cast, total.valid) == (sum(map(sum, boxes)), sum(sum(b[:3]) for b in boxes))
    assert added(parts[::-1]) == total
    assert added([added(parts[:1]), *parts[1:]]) == total


def test_marks_and_written_in_names_are_added():
    one = Counts("elect", (OptionCount("o1", 3), OptionCount("+甲", 1)), 5, 5)
    other = Counts("elect", (OptionCount("o1", 2, marks=(("a", 1),)), OptionCount("+乙", 2)), 4, 3)
    total = added([one, other])
    assert [(o.id, o.yes, o.marks) for o in total.options] == [("o1", 5, (("a", 1),)), ("+甲", 1, ()), ("+乙", 2, ())]


@st.composite
def counted(draw):
    void = tuple((w, draw(st.integers(1, 9))) for w in ("too_many", "unclear", "other") if draw(st.booleans()))
    votes = draw(st.lists(VOTES, min_size=3, max_size=3))
    return chosen(votes, draw(VOTES), draw(st.integers(0, 3)), void)


@settings(max_examples=100, deadline=None)
@given(counted(), counted())
def test_differences_are_complete(one, other):
    """What differs is settled either way, and nothing else: the one becomes the other."""
    found = differences(one, other)
    assert settled(one, {d.key: d.second for d in found}) == other
    assert settled(other, {d.key: d.first for d in differences(one, other)}) == one
    assert {(d.key, d.second, d.first) for d in differences(other, one)} == {(d.key, d.first, d.second) for d in found}
    assert PaperFigures.from_data(one.to_data()) == one
    assert in_order(choose_paper(2, 3), one) == one
