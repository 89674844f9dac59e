"""Verdict rules: the places' own fixtures, own rules and their faults, and what holds for all of them."""

import json
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.voting.rules.build import refusal
from voting.rules.grade_wording import verdict_sentence, verdict_sentences
from voting.rules.majority import Figures
from voting.rules.ruleset import RULESETS, Ruleset
from voting.rules.verdict import Clause, Graders, Share, Verdict, basis_points, check_verdict, judge, verdict_faults

VERDICTS = {name: rules.verdict for name, rules in RULESETS.items() if rules.decides == "grade"}


def verdict_of(rule: str, counts: tuple[int, ...], n: int | None = None, cast: int | None = None) -> str:
    cast = sum(counts) if cast is None else cast
    rules = VERDICTS[rule]
    assert rules is not None
    judged = judge(rules, [Graders(counts, Figures(n or cast, n or cast, cast, cast))])
    return judged.verdict if judged else "—"


@pytest.mark.parametrize(
    ("rule", "counts", "n", "verdict"),
    [
        ("zhenhai_satisfaction", (28, 1, 0), 29, "满意"),
        ("zhenhai_satisfaction", (20, 8, 1), 29, "满意"),
        ("zhenhai_satisfaction", (17, 11, 1), 29, "满意"),
        ("zhenhai_satisfaction", (15, 0, 15), 30, "满意"),
        ("zhenhai_satisfaction", (14, 1, 15), 30, "不满意"),
        ("zhenhai_satisfaction", (14, 2, 14), 30, "基本满意"),
        ("zhenhai_satisfaction", (14, 1, 0), 30, "不满意"),
        ("dawu_appointees", (80, 20, 0), 100, "称职"),
        ("dawu_appointees", (79, 21, 0), 100, "基本称职"),
        ("dawu_appointees", (50, 0, 50), 100, "基本称职"),
        ("dawu_appointees", (49, 51, 0), 100, "不称职"),
        ("dawu_appointees", (4, 1, 0), 5, "称职"),
        ("dawu_appointees_four", (40, 40, 20, 0), 100, "称职"),
        ("dawu_appointees_four", (40, 10, 50, 0), 100, "基本称职"),
        ("dawu_appointees_four", (40, 9, 51, 0), 100, "不称职"),
        ("shanxi_correction", (5, 5, 10), 20, "限期整改"),
        ("shanxi_correction", (6, 5, 9), 20, "通过测评"),
        ("performance_grades", (0, 16, 14), 30, "中"),
        ("grades_only", (0, 0, 9), 9, ""),
    ],
)
def test_shipped_rules(rule, counts, n, verdict):
    """以上 includes the number, 超过 does not: the exact halves, 80 % and 50 %."""
    assert verdict_of(rule, counts, n) == verdict


def test_what_must_follow():
    rules = VERDICTS["shanxi_correction"]
    assert rules is not None
    judged = judge(rules, [Graders((0, 0, 3), Figures(3, 3, 3, 3))])
    assert judged is not None
    assert judged.follow == "限期整改，并再次向常委会报告"


def test_nobody_graded():
    assert all(verdict_of(rule, (0, 0, 0, 0), 9, 5) == "—" for rule in VERDICTS)


@pytest.mark.parametrize("rule", VERDICTS)
def test_shipped_rules_are_sound_say_their_source_and_survive_json(rule):
    rules = RULESETS[rule]
    assert rules.verdict is not None
    check_verdict(rules.verdict)
    assert rules.source.startswith(("[local]", "[assumed]"))
    assert Ruleset.from_data(json.loads(json.dumps(rules.to_data()))) == rules
    assert verdict_sentence(rules).endswith("。")
    assert len(verdict_sentences(rules.verdict, "全体")) == len(rules.verdict.clauses) + bool(rules.verdict.otherwise)


def share(num: int, den: int, base: str = "all", *, strict: bool = False) -> Share:
    return Share.from_data({"base": base, "num": num, "den": den, "strict": strict})


def rule(*clauses: Clause, otherwise: str = "差") -> Verdict:
    return Verdict(clauses, otherwise)


@pytest.mark.parametrize(
    ("verdict", "codes"),
    [
        (rule(Clause("best", 1, share(1, 2), "好")), []),
        (rule(Clause("best", 1, share(1, 2), "好"), otherwise=""), ["verdict.no_otherwise"]),
        (rule(Clause("best", 1, share(1, 2), " ")), ["verdict.no_word"]),
        (rule(Clause("best", 1, share(3, 2), "好")), ["verdict.impossible"]),
        (rule(Clause("best", 1, share(1, 1, strict=True), "好")), ["verdict.impossible"]),
        (rule(Clause("best", 1, share(1, 2), "好"), Clause("best", 1, share(1, 2), "中")), ["verdict.contradiction"]),
        (rule(Clause("best", 1, share(1, 2), "好"), Clause("best", 1, share(4, 5), "优")), ["verdict.unreachable"]),
        (rule(Clause("best", 2, share(1, 2), "好"), Clause("best", 1, share(1, 2), "优")), ["verdict.unreachable"]),
        (
            rule(Clause("best", 1, share(1, 2), "好"), Clause("best", 1, share(1, 2, strict=True), "优")),
            ["verdict.unreachable"],
        ),
        (
            rule(Clause("best", 1, share(1, 2, "graded"), "好"), Clause("best", 1, share(1, 2), "优")),
            ["verdict.unreachable"],
        ),
        (rule(Clause("best", 1, share(1, 2, strict=True), "好"), Clause("best", 1, share(1, 2), "中")), []),
        (rule(Clause("best", 1, share(1, 2), "好"), Clause("best", 1, share(1, 2, "graded"), "中")), []),
        (rule(Clause("best", 1, share(1, 2), "好"), Clause("worst", 1, share(1, 2), "差")), []),
    ],
)
def test_faults_of_own_rules(verdict, codes):
    assert [fault.code for fault in verdict_faults(verdict)] == codes
    for fault in verdict_faults(verdict):
        assert fault.message % fault.params
    if codes:
        assert refusal(Verdict.from_data, verdict.to_data()).code == codes[0]
    else:
        assert Verdict.from_data(json.loads(json.dumps(verdict.to_data()))) == verdict


@pytest.mark.parametrize(
    "change",
    [
        {"clauses": 1},
        {"clauses": [{}]},
        {"otherwise": None},
        {"more": 1},
        {"clauses": [{"of": "middle", "grades": 1, "at_least": {"base": "all", "num": 1, "den": 2}, "verdict": "好"}]},
        {"clauses": [{"of": "best", "grades": 0, "at_least": {"base": "all", "num": 1, "den": 2}, "verdict": "好"}]},
        {"clauses": [{"of": "best", "grades": 1, "at_least": {"base": "hall", "num": 1, "den": 2}, "verdict": "好"}]},
        {"clauses": [{"of": "best", "grades": 1, "at_least": {"base": "all", "num": 1, "den": 0}, "verdict": "好"}]},
    ],
)
def test_another_shape_is_refused(change):
    assert refusal(Verdict.from_data, Verdict().to_data() | change).code == "ruleset.wrong_shape"


def test_own_rules_keep_their_source():
    own = rule(Clause("best", 1, share(2, 3), "满意"))
    mine = RULESETS["grades_only"].with_verdict(own, "江北区测评办法第八条", "三分之二为满意")
    assert (mine.version, mine.title, mine.source) == ("2026.11+", "三分之二为满意", "江北区测评办法第八条")
    assert refusal(RULESETS["grades_only"].with_verdict, own, " ").code == "ruleset.no_source"
    bad = rule(Clause("best", 1, share(3, 2), "满意"))
    assert refusal(RULESETS["grades_only"].with_verdict, bad, "办法").code == "verdict.impossible"


RANK = {
    "zhenhai_satisfaction": ("满意", "基本满意", "不满意"),
    "dawu_appointees": ("称职", "基本称职", "不称职"),
    "dawu_appointees_four": ("称职", "基本称职", "不称职"),
    "shanxi_correction": ("通过测评", "限期整改"),
    "performance_grades": ("优", "中", "差"),
}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(RANK)), st.lists(st.integers(0, 60), min_size=4, max_size=4), st.integers(0, 2))
def test_a_better_grade_never_gives_a_worse_verdict(name, counts, place):
    """One ballot moves from a grade to the next better one: the verdict is the same or better."""
    assume(counts[place + 1] > 0)
    n = sum(counts) + 3
    better = list(counts)
    better[place], better[place + 1] = better[place] + 1, better[place + 1] - 1
    order = RANK[name]
    before, after = (verdict_of(name, tuple(one), n, n) for one in (counts, better))
    assert order.index(after) <= order.index(before)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=1, max_size=4), st.data())
def test_weights_in_proportion_and_any_order_give_the_same(groups, data):
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(groups), max_size=len(groups)))
    order = data.draw(st.permutations(range(len(groups))))
    rules = VERDICTS["zhenhai_satisfaction"]
    assert rules is not None

    def judged(places, factor):
        graders = []
        for place in places:
            cast = sum(groups[place])
            graders.append(
                Graders(groups[place], Figures(cast + 1, cast, cast, cast), Fraction(weights[place] * factor))
            )
        return judge(rules, graders)

    assert judged(range(len(groups)), 1) == judged(order, 7)


def test_basis_points_round_halves_up():
    assert [basis_points(Fraction(*part)) for part in ((1, 3), (2, 3), (1, 1), (1, 20_000))] == [3333, 6667, 10000, 1]
