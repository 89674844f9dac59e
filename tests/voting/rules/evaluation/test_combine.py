"""What the groups' counts amount to: added up, weighted, with few evaluators hidden, ranked."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.evaluations.builders import OVERALL, SATISFACTION, a_form
from voting.rules.counts import Counts, OptionCount
from voting.rules.electorate import Electorate
from voting.rules.evaluation.combine import GroupBox, combined
from voting.rules.evaluation.form import Group
from voting.rules.majority import Figures
from voting.rules.scales import Dimension

GROUPS = (
    Group("代表", Electorate(roles=("deputy",)), 60),
    Group("区人大", Electorate(roles=("committee",)), 30),
    Group("街镇", Electorate(roles=("attending",)), 10),
)
GRADES = SATISFACTION.ids


def box(group, lines, *, n=None, cast=None, subjects=None):
    """A poll's counts: {line: (good, basic, bad)}."""
    cast = max(map(sum, lines.values())) if cast is None else cast
    n = cast if n is None else n
    options = tuple(OptionCount(key, marks=tuple(zip(GRADES, marks, strict=True))) for key, marks in lines.items())
    own = subjects or tuple(dict.fromkeys(key.split(":")[0] for key in lines))
    return GroupBox(group, own, Counts("grade", options, cast, cast), Figures(n, n, cast, cast), n)


def form(count=2, **named):
    return a_form("甲单位", "乙单位", groups=GROUPS[:count], **named)


def first(made, boxes, withdrawn=()):
    return combined(made, boxes, withdrawn).subjects[0]


def both(first_marks, second_marks, **named):
    return [
        box(0, {"o1:d": first_marks, "o2:d": (1, 0, 0)}, **named),
        box(1, {"o1:d": second_marks, "o2:d": (1, 0, 0)}, **named),
    ]


def test_side_by_side_every_ballot_counts_the_same():
    made = replace(form(), mode="side_by_side")
    whole = first(made, both((10, 0, 0), (0, 10, 20))).lines[0].whole
    assert whole.marks == (("good", 10), ("basic", 10), ("bad", 20))
    assert whole.shares == (("good", 2500), ("basic", 2500), ("bad", 5000))
    assert (whole.satisfied, whole.satisfied_or_basic) == (2500, 5000)
    assert (whole.evaluators, whole.cast, whole.graded, whole.ungraded) == (40, 40, 40, 0)
    assert (whole.verdict, whole.score) == ("不满意", 4000)


def test_weighted_by_the_groups_shares():
    """代表 all satisfied, 区人大 not at all: 60 : 30 of 90 → two thirds, however many they are."""
    made = replace(form(), mode="weighted", normalise=True)
    whole = first(made, both((10, 0, 0), (0, 0, 200))).lines[0].whole
    assert whole.shares == (("good", 6667), ("basic", 0), ("bad", 3333))
    assert (whole.verdict, whole.score) == ("满意", 6667)
    assert whole.marks == (("good", 10), ("basic", 0), ("bad", 200))


@pytest.mark.parametrize(("weight", "verdict"), [(50, "满意"), (51, "不满意")])
def test_the_exact_half_of_weights(weight, verdict):
    """Half of everybody by weight is enough for 满意 in 镇海's rule; a hair less is not."""
    groups = (replace(GROUPS[0], weight=100 - weight), replace(GROUPS[1], weight=weight))
    made = replace(form(), mode="weighted", groups=groups)
    assert first(made, both((7, 0, 0), (0, 0, 7))).lines[0].whole.verdict == verdict


def test_ungraded_ballots_are_counted_apart():
    whole = first(form(1), [box(0, {"o1:d": (3, 2, 0), "o2:d": (1, 0, 0)}, cast=9, n=12)]).lines[0].whole
    assert (whole.cast, whole.graded, whole.ungraded) == (9, 5, 4)
    assert (whole.satisfied, whole.satisfied_or_basic) == (6000, 10000)
    assert whole.verdict == "不满意"


def test_a_group_that_graded_nothing_has_no_part():
    made = replace(form(), mode="weighted", normalise=True)
    whole = first(made, both((0, 9, 0), (0, 0, 0), cast=9)).lines[0].whole
    assert whole.shares == (("good", 0), ("basic", 10000), ("bad", 0))
    nothing = first(made, both((0, 0, 0), (0, 0, 0), cast=9))
    assert (nothing.lines[0].whole.score, nothing.verdict, nothing.rank) == (None, "", 0)


def test_groups_under_five_are_hidden_and_count_in_the_whole():
    boxes = [box(0, {"o1:d": (20, 0, 0)}), box(1, {"o1:d": (0, 8, 0)}), box(2, {"o1:d": (0, 0, 3)})]
    boxes = [replace(one, subjects=("o1", "o2")) for one in boxes]
    made = replace(form(3), mode="side_by_side")
    line = first(made, boxes).lines[0]
    assert [(group.hidden, group.marks, group.graded, group.evaluators) for group in line.groups] == [
        (False, (("good", 20), ("basic", 0), ("bad", 0)), 20, 20),
        (True, (), 0, 8),
        (True, (), 0, 3),
    ]
    assert line.whole.marks == (("good", 20), ("basic", 8), ("bad", 3))
    weighted = first(replace(made, mode="weighted"), boxes).lines[0].whole
    assert weighted.marks == ()
    assert all(share % 100 == 0 for _, share in weighted.shares)
    assert weighted.score is not None
    assert weighted.score % 100 == 0


def test_few_ballots_hide_a_group_as_few_evaluators_do():
    boxes = both((20, 0, 0), (0, 0, 4))
    boxes[1] = replace(boxes[1], evaluators=30)
    assert [group.hidden for group in first(form(), boxes).lines[0].groups] == [True, True]


def test_a_subject_is_complete_once_every_group_has_graded_it():
    boxes = both((9, 0, 0), (9, 0, 0))
    assert not first(form(), boxes[:1]).complete
    assert first(form(), boxes[:1]).lines == ()
    assert first(form(), boxes).complete


def test_who_was_withdrawn_is_left_out():
    subjects = combined(form(), both((9, 0, 0), (9, 0, 0)), {"o1"}).subjects
    assert [(one.withdrawn, bool(one.lines), one.rank) for one in subjects] == [(True, False, 0), (False, True, 1)]


def test_ranks_are_by_score_and_shared():
    made = a_form("甲", "乙", "丙", "丁", groups=GROUPS[:1])
    lines = {"o1:d": (0, 9, 0), "o2:d": (9, 0, 0), "o3:d": (0, 9, 0), "o4:d": (0, 0, 9)}
    assert [one.rank for one in combined(made, [box(0, lines)]).subjects] == [2, 1, 2, 4]


@pytest.mark.parametrize(("scoring", "score"), [("overall", 10000), ("mean", 8000), ("sum", 16000)])
def test_scores_of_several_dimensions(scoring, score):
    made = a_form("甲", groups=GROUPS[:1], scoring=scoring)
    made = replace(made, paper=replace(made.paper, dimensions=(Dimension("x", "态度", "s"), OVERALL)))
    found = first(made, [box(0, {"o1:x": (0, 9, 0), "o1:d": (9, 0, 0)})])
    assert (found.score, found.verdict) == (score, "满意")
    assert [line.whole.verdict for line in found.lines] == ["基本满意", "满意"]


MARKS = st.tuples(*[st.integers(0, 30)] * 3)


@settings(max_examples=100, deadline=None)
@given(MARKS, MARKS, st.sampled_from(["weighted", "side_by_side"]))
def test_whatever_comes_the_whole_is_sound(one, two, mode):
    made = replace(form(), mode=mode, normalise=True)
    boxes = [
        box(0, {"o1:d": one, "o2:d": one}, cast=sum(one) + 1),
        box(1, {"o1:d": two, "o2:d": two}, cast=sum(two) + 1),
    ]
    results = combined(made, boxes)
    assert combined(made, boxes[::-1]) == results
    assert json.loads(json.dumps(results.to_data())) == results.to_data()
    whole = results.subjects[0].lines[0].whole
    assert whole.graded == sum(one) + sum(two)
    assert whole.graded + whole.ungraded == whole.cast
    if whole.marks:
        assert sum(count for _, count in whole.marks) == whole.graded
    if whole.graded:
        assert abs(sum(share for _, share in whole.shares) - 10_000) <= (2 if whole.marks else 150)
        assert whole.score is not None
        assert 0 <= whole.score <= 10_000
    shares = [Fraction(sum(g[:1]), sum(g)) for g in (one, two) if sum(g)]
    assert whole.satisfied == 0 or any(shares)


@settings(max_examples=100, deadline=None)
@given(MARKS, MARKS, st.integers(0, 1), st.sampled_from(["weighted", "side_by_side"]))
def test_a_better_grade_never_lowers_score_or_verdict(one, two, place, mode):
    if not one[place + 1]:
        return
    better = list(one)
    better[place], better[place + 1] = better[place] + 1, better[place + 1] - 1
    made = replace(form(), mode=mode, normalise=True)
    before, after = (first(made, both(marks, two, cast=100, n=101)) for marks in (one, tuple(better)))
    order = ("满意", "基本满意", "不满意")
    assert order.index(after.verdict) <= order.index(before.verdict)
    assert (after.score or 0) >= (before.score or 0)
