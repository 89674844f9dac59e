"""Kinds of meeting and who may speak."""

import pytest

from core.errors import Refused
from meeting.rules.kinds import KINDS, check_kind, may_speak, sitting_title, voting_role
from meeting.rules.speaking import DEFAULTS, LONGEST, SHORTEST, SpeakingRule, check_limits, limit_seconds, speaking_rule


@pytest.mark.parametrize(
    ("roles", "may"),
    [
        (["deputy"], True),
        (["deputy", "scrutineer"], True),
        (["committee"], True),
        (["presidium"], True),
        (["chairperson"], True),
        (["chair"], True),
        (["attending"], True),
        (["observer"], False),
        (["deputy", "observer"], False),
        (["secretariat"], False),
        (["scrutineer"], False),
        ([], False),
    ],
)
def test_who_may_speak(roles, may):
    assert may_speak(roles) is may


def test_the_four_kinds():
    assert {kind: voting_role(kind) for kind in KINDS} == {
        "plenary": "deputy",
        "standing": "committee",
        "chairpersons": "chairperson",
        "presidium": "presidium",
    }
    assert sitting_title("plenary", 2) == "第二次全体会议"
    assert sitting_title("presidium", 11) == "第十一次会议"
    with pytest.raises(Refused):
        check_kind("party")


@pytest.mark.parametrize(
    ("kind", "first", "later"), [(k, r.first_seconds, r.later_seconds) for k, r in DEFAULTS.items()]
)
def test_default_times(kind, first, later):
    rule = speaking_rule(kind, {})
    assert [limit_seconds(rule, n) for n in (0, 1, 5)] == [first, later, later]
    assert rule.extend_seconds == 60


def test_plenary_defaults():
    assert DEFAULTS["plenary"] == SpeakingRule(600, 300, 60)


def test_own_times_override_one_by_one():
    assert speaking_rule("plenary", {"speaking": {"later_seconds": 120}}) == SpeakingRule(600, 120, 60)


@pytest.mark.parametrize("limits", [{"first_seconds": SHORTEST - 1}, {"later_seconds": LONGEST + 1}, {"other": 60}])
def test_limits_out_of_bounds(limits):
    with pytest.raises(Refused):
        check_limits(limits)


def test_limits_on_the_bounds():
    assert check_limits({"first_seconds": SHORTEST, "later_seconds": LONGEST})
