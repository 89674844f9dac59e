"""Outcomes: the cases of the law by table."""

import json
from dataclasses import replace

import pytest

from tests.voting.rules.build import (
    MOTION,
    choose_counts,
    choose_paper,
    item_paper,
    outcome_of_motion,
    outcome_of_votes,
    refusal,
)
from voting.rules.counts import Counts, OptionCount
from voting.rules.majority import Figures, Majority
from voting.rules.methods import METHODS
from voting.rules.outcome import Outcome, accept_fewer, check_fit, decide, figures_of, rest_paper, revote_paper
from voting.rules.paper import check_paper
from voting.rules.ruleset import RULESETS, revote_ruleset

CLEAR = [199, 195, 190, 185, 180, 175, 170, 165, 160, 155, 150, 140, 130, 120, 110, 90, 80, 70, 60, 40]
TIE = [*CLEAR[:11], 120, 120, 120, 100, 90, 80, 70, 60, 50]
SHORT = [*range(170, 160, -1), *[106] * 10]


@pytest.mark.parametrize(
    ("ruleset", "n", "present", "yes", "no", "abstain", "needed", "passed"),
    [
        ("plenary_motion", 213, 213, 107, 106, 0, 107, True),
        ("plenary_motion", 213, 213, 106, 0, 0, 107, False),
        ("plenary_motion", 213, 142, 107, 20, 15, 107, True),
        ("plenary_motion", 213, 142, 106, 20, 16, 107, False),  # most of those present are not enough
        ("plenary_motion", 212, 212, 106, 106, 0, 107, False),
        ("plenary_motion", 2980, 2952, 1491, 0, 0, 1491, True),
        ("standing_motion", 29, 29, 15, 14, 0, 15, True),
        ("standing_motion", 29, 29, 14, 8, 7, 15, False),
        ("standing_motion", 29, 28, 15, 8, 5, 15, True),
        ("standing_motion", 29, 27, 14, 13, 0, 15, False),
        ("standing_motion", 29, 27, 15, 12, 0, 15, True),
        ("two_thirds_of_all", 213, 213, 142, 71, 0, 142, True),  # 以上 includes
        ("two_thirds_of_all", 213, 213, 141, 0, 72, 142, False),
        ("presidium_motion", 35, 30, 18, 12, 0, 18, True),
        ("chairpersons_motion", 7, 5, 4, 1, 0, 4, True),
        ("chairpersons_motion", 8, 8, 4, 4, 0, 5, False),
        ("plenary_motion", 213, 0, 0, 0, 0, 107, False),
    ],
)
def test_motions(ruleset, n, present, yes, no, abstain, needed, passed):
    outcome = outcome_of_motion(yes, no, abstain, n=n, present=present, ruleset=ruleset)
    assert (outcome.needed, outcome.passed, outcome.base) == (needed, passed, n)
    assert outcome.next_step == "done"
    line = outcome.lines[0]
    assert (line.yes, line.no, line.abstain, line.not_pressed) == (yes, no, abstain, present - yes - no - abstain)


@pytest.mark.parametrize("n", [1, 2, 3, 28, 29, 212, 213])
def test_absent_abstaining_and_silent_never_shrink_n(n):
    for yes in range(n + 1):
        for abstain in (0, n - yes):
            assert outcome_of_motion(yes, 0, abstain, n=n).passed == (2 * yes > n)


@pytest.mark.parametrize(("base", "passed"), [("all", False), ("present", False), ("cast", True), ("valid", True)])
def test_the_base_decides(base, passed):
    rule = RULESETS["chairpersons_motion"].configured(Majority(base, 1, 2), None, "办法")
    outcome = outcome_of_motion(60, 50, 0, n=213, present=150, ruleset=rule)
    assert outcome.passed == passed
    assert outcome.base == {"all": 213, "present": 150, "cast": 110, "valid": 110}[base]


@pytest.mark.parametrize(("cast", "valid"), [(106, False), (107, True), (213, True), (0, False)])
def test_guangdong_more_than_half_must_take_part(cast, valid):
    outcome = outcome_of_motion(cast, 0, 0, n=213, present=213, ruleset="plenary_motion_participation")
    assert (outcome.valid, outcome.participation_needed) == (valid, 107)
    assert outcome.reason == ("" if valid else "outcome.too_few_took_part")
    assert outcome.next_step == ("done" if valid else "redo")
    assert outcome.passed == valid


def test_guangdong_projects_without_participation_select_nothing():
    votes = [90] * 12 + [30] * 8
    outcome = outcome_of_votes(votes, 13, cast=106, ruleset="livelihood_participation")
    assert not outcome.valid
    assert (outcome.selected, outcome.tied, outcome.shortfall, outcome.next_step) == ((), (), 0, "redo")
    assert {line.state for line in outcome.lines} == {"not_selected"}


def test_thirteen_of_twenty():
    outcome = outcome_of_votes(CLEAR, 13)
    assert outcome.selected == tuple(f"o{i}" for i in range(1, 14))
    assert (outcome.needed, outcome.cutoff, outcome.seats, outcome.next_step) == (107, 130, 13, "done")
    states = [line.state for line in outcome.lines]
    assert states == ["selected"] * 13 + ["not_selected"] * 2 + ["below_majority"] * 5
    assert [line.rank for line in outcome.lines] == list(range(1, 21))


@pytest.mark.parametrize(("k", "many"), [(13, 20), (12, 15), (8, 10), (2, 3)])
def test_equal_votes_for_all_leave_every_seat_open(k, many):
    outcome = outcome_of_votes([110] * many, k)
    assert outcome.selected == ()
    assert (len(outcome.tied), outcome.seats_left, outcome.next_step) == (many, k, "revote")
    assert {line.rank for line in outcome.lines} == {1}


def test_a_tie_at_the_cutoff_is_voted_again_among_the_tied():
    paper, outcome = choose_paper(), outcome_of_votes(TIE, 13)
    assert outcome.selected == tuple(f"o{i}" for i in range(1, 12))
    assert (outcome.tied, outcome.seats_left, outcome.cutoff) == (("o12", "o13", "o14"), 2, 120)
    again = revote_paper(paper, outcome)
    check_paper(again)
    assert [(o.id, o.number) for o in again.options] == [("o12", 12), ("o13", 13), ("o14", 14)]
    assert (again.choose, again.title) == (2, "2027年民生实事项目（再次票决）")
    counts = Counts("choose", (OptionCount("o12", 80), OptionCount("o13", 60), OptionCount("o14", 70)), 150, 150)
    second = decide(again, revote_ruleset(outcome.ruleset), counts, figures_of(counts, 213, 200))
    assert second.selected == ("o12", "o14")  # more votes wins, without a majority
    counts = Counts("choose", (OptionCount("o12", 80), OptionCount("o13", 60), OptionCount("o14", 60)), 150, 150)
    third = revote_paper(again, decide(again, revote_ruleset(outcome.ruleset), counts, figures_of(counts, 213, 200)))
    assert (third.choose, [o.id for o in third.options], third.title) == (1, ["o13", "o14"], again.title)


def test_a_tie_above_or_below_the_cutoff_changes_nothing():
    outcome = outcome_of_votes([140, 140, 130, 110, 110], 3)
    assert (outcome.selected, outcome.tied) == (("o1", "o2", "o3"), ())
    assert [line.rank for line in outcome.lines] == [1, 1, 3, 4, 4]


def test_a_tie_below_the_majority_is_a_shortfall():
    outcome = outcome_of_votes([150, 106, 106], 2)
    assert (outcome.selected, outcome.tied, outcome.shortfall) == (("o1",), (), 1)


def test_a_shortfall_lets_the_chair_choose():
    paper, outcome = choose_paper(), outcome_of_votes(SHORT, 13)
    assert (len(outcome.selected), outcome.shortfall, outcome.cutoff) == (10, 3, 106)
    assert outcome.next_step == "rest_or_accept"
    rest = rest_paper(paper, outcome)
    check_paper(rest)
    assert ([o.number for o in rest.options], rest.choose) == (list(range(11, 21)), 3)
    assert rest.title.endswith("（另行票决）")
    fewer = accept_fewer(outcome)
    assert (fewer.next_step, fewer.selected) == ("done", outcome.selected)
    assert accept_fewer(fewer) == fewer
    assert refusal(rest_paper, paper, fewer).code == "outcome.fewer_accepted"


def test_second_votes_where_there_is_no_need():
    paper, outcome = choose_paper(), outcome_of_votes(CLEAR, 13)
    assert refusal(revote_paper, paper, outcome).code == "outcome.no_tie"
    assert refusal(rest_paper, paper, outcome).code == "outcome.no_shortfall"
    assert refusal(accept_fewer, outcome).code == "outcome.no_shortfall"


def test_by_most_votes_alone():
    outcome = outcome_of_votes([9, 8, 7, 6, 0], 3, ruleset="livelihood_most_votes")
    assert (outcome.selected, outcome.needed, outcome.cutoff) == (("o1", "o2", "o3"), 1, 7)
    nothing = outcome_of_votes([0, 0, 0], 2, ruleset="livelihood_most_votes")
    assert (nothing.selected, nothing.tied, nothing.shortfall) == ((), (), 2)  # nobody's choice is never selected


def test_per_item_lines_stand_by_themselves():
    paper = item_paper(3)
    counts = Counts(
        "per_item",
        (OptionCount("o1", 107, 50, 50), OptionCount("o2", 106, 0, 0), OptionCount("o3", 0, 200, 7)),
        208,
        208,
        1,
    )
    outcome = decide(paper, RULESETS["plenary_motion"], counts, figures_of(counts, 213, 210))
    assert [line.state for line in outcome.lines] == ["passed", "not_passed", "not_passed"]
    assert [line.not_pressed for line in outcome.lines] == [3, 104, 3]
    assert (outcome.passed, outcome.selected, outcome.blank) == (False, ("o1",), 1)


def test_who_voted_and_left_is_not_missing():
    outcome = outcome_of_motion(120, 0, 0, n=213, present=100)
    assert outcome.lines[0].not_pressed == 0


@pytest.mark.parametrize(
    "outcome",
    [
        outcome_of_votes(CLEAR, 13),
        outcome_of_votes(TIE, 13),
        accept_fewer(outcome_of_votes(SHORT, 13)),
        outcome_of_motion(107, 50, 3, n=213),
        outcome_of_motion(10, 5, 3, n=213, ruleset="plenary_motion_participation"),
    ],
)
def test_json_there_and_back(outcome):
    data = json.loads(json.dumps(outcome.to_data()))
    assert Outcome.from_data(data) == outcome
    assert json.loads(json.dumps(outcome.summary))["next_step"] == outcome.next_step
    for name in data:
        assert refusal(Outcome.from_data, {k: v for k, v in data.items() if k != name}).code == "outcome.wrong_shape"
    assert refusal(Outcome.from_data, data | {"lines": [{}]}).code == "outcome.wrong_shape"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"options": (OptionCount("o1", 1),)}, "counts.other_paper"),
        ({"options": (OptionCount("o1"), OptionCount("o1"), OptionCount("o2"))}, "counts.other_paper"),
        ({"options": (OptionCount("o1"), OptionCount("o2"), OptionCount("o3", -1))}, "counts.negative"),
        ({"options": (OptionCount("o1", 11), OptionCount("o2"), OptionCount("o3"))}, "counts.too_many_votes"),
        (
            {"options": (OptionCount("o1", 10), OptionCount("o2"), OptionCount("o3")), "blank": 1},
            "counts.too_many_votes",
        ),
        ({"options": (OptionCount("o1", 10), OptionCount("o2", 9), OptionCount("o3", 2))}, "counts.too_many_marks"),
        ({"blank": 11}, "counts.inconsistent"),
        ({"valid": 11}, "counts.inconsistent"),
        ({"blank": -1}, "counts.inconsistent"),
        ({"cast": 11}, "counts.other_figures"),
        ({"valid": 9}, "counts.other_figures"),
        ({"method": "per_item"}, "counts.other_figures"),
    ],
)
def test_counts_with_a_slip_are_refused(change, code):
    counts = replace(choose_counts([5, 4, 3], 10), **change)
    figures = Figures(20, 20, 10, 10)
    assert refusal(decide, choose_paper(2, 3), RULESETS["livelihood_majority"], counts, figures).code == code


def test_a_rule_for_another_method_is_refused():
    assert refusal(check_fit, MOTION, RULESETS["livelihood_majority"]).code == "ruleset.other_method"
    assert refusal(check_fit, choose_paper(), RULESETS["plenary_motion"]).code == "ruleset.other_method"
    check_fit(item_paper(), RULESETS["standing_motion"])


def test_from_ballots_to_the_outcome():
    paper = choose_paper(2, 3)
    method = METHODS["choose"]
    ballots = [{"chosen": ["o3", "o1"]}] * 3 + [{"chosen": ["o2"]}, {"chosen": []}]
    counts = method.count(paper, (method.read_answer(paper, b) for b in ballots))
    outcome = decide(paper, RULESETS["livelihood_majority"], counts, figures_of(counts, 5, 5))
    assert (outcome.selected, outcome.needed, outcome.blank) == (("o1", "o3"), 3, 1)


@pytest.mark.parametrize(("base", "needed"), [("cast", 101), ("valid", 91)])
def test_void_papers_of_a_hand_count_are_cast_but_not_valid(base, needed):
    rule = RULESETS["livelihood_majority"].configured(Majority(base, 1, 2), None, "办法")
    counts = replace(choose_counts([95, 80, 3], 200), valid=180)
    outcome = decide(choose_paper(1, 3), rule, counts, figures_of(counts, 213, 213))
    assert (outcome.needed, bool(outcome.selected)) == (needed, base == "valid")
    by_most = decide(choose_paper(1, 3), RULESETS["livelihood_most_votes"], counts, figures_of(counts, 213, 213))
    assert (by_most.base, by_most.selected) == (180, ("o1",))


def test_a_second_paper_of_a_long_title_is_good():
    paper, outcome = replace(choose_paper(2, 3), title="长" * 300), outcome_of_votes([150, 120, 120], 2)
    again = revote_paper(paper, outcome)
    check_paper(again)
    assert again.title.endswith("长（再次票决）")
