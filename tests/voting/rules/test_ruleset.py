"""Rule-sets: what is shipped, where it comes from, and the JSON form."""

import json

import pytest

from tests.voting.rules.build import refusal
from voting.rules.majority import Majority
from voting.rules.methods import METHODS
from voting.rules.ruleset import RULESETS, Ruleset, revote_ruleset, ruleset_named


@pytest.mark.parametrize("ruleset", RULESETS.values(), ids=RULESETS)
def test_each_says_its_source_and_survives_json(ruleset):
    assert all((ruleset.source, ruleset.title, ruleset.version))
    assert set(ruleset.methods) <= set(METHODS)
    assert Ruleset.from_data(json.loads(json.dumps(ruleset.to_data()))) == ruleset
    assert ruleset.decides in ("each", "grade") or ruleset.revote in RULESETS


@pytest.mark.parametrize(
    ("name", "source", "n", "needed"),
    [
        ("plenary_motion", "第二十五条", 213, 107),
        ("plenary_motion_participation", "第六十条", 213, 107),
        ("standing_motion", "第五十一条", 29, 15),
        ("presidium_motion", "主席团", 35, 18),
        ("chairpersons_motion", "[assumed]", 7, 4),
        ("two_thirds_of_all", "[assumed]", 213, 142),
        ("livelihood_majority", "[assumed]", 213, 107),
        ("livelihood_participation", "第六十条", 213, 107),
    ],
)
def test_shipped_majorities(name, source, n, needed):
    ruleset = ruleset_named(name)
    assert source in ruleset.source
    assert ruleset.majority is not None
    assert ruleset.majority.base == "all"
    assert ruleset.majority.needed(n) == needed


def test_what_has_no_text_says_that_it_is_assumed():
    assert all("[assumed]" in r.source for r in RULESETS.values() if r.decides == "most")


def test_a_revote_needs_no_majority_but_keeps_participation():
    assert revote_ruleset(RULESETS["livelihood_majority"]).majority is None
    assert revote_ruleset(RULESETS["livelihood_majority"]).participation is None
    assert revote_ruleset(RULESETS["livelihood_participation"]).participation is not None
    again = revote_ruleset(RULESETS["livelihood_majority"])
    assert revote_ruleset(again) == again
    assert refusal(revote_ruleset, RULESETS["plenary_motion"]).code == "ruleset.unknown"


def test_a_sessions_own_rules_prevail_and_are_named():
    two_thirds = Majority("present", 2, 3, strict=False)
    mine = RULESETS["chairpersons_motion"].configured(two_thirds, None, "区人大常委会主任会议议事规则第十条")
    assert (mine.majority, mine.version, mine.source) == (two_thirds, "2026.11+", "区人大常委会主任会议议事规则第十条")
    assert mine.configured(None, two_thirds, "办法").version == "2026.11+"
    assert Ruleset.from_data(mine.to_data()) == mine
    assert refusal(mine.configured, two_thirds, None, " ").code == "ruleset.no_source"
    assert refusal(mine.configured, Majority("all", 3, 2), None, "办法").code == "ruleset.bad_share"


@pytest.mark.parametrize(
    "change",
    [
        {"decides": "lot"},
        {"majority": 1},
        {"methods": "motion"},
        {"methods": [1]},
        {"version": 1},
        {"extra": 1},
        {"name": None},
    ],
)
def test_another_shape_is_refused(change):
    assert refusal(Ruleset.from_data, RULESETS["plenary_motion"].to_data() | change).code == "ruleset.wrong_shape"


def test_unknown_names_are_refused():
    assert refusal(ruleset_named, "majority").code == "ruleset.unknown"
