"""Quorum: the numbers of the law, and the shares against plain fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from signin.rules.quorum import CHAIRPERSONS, PLENARY, PRESIDIUM, RULES, STANDING, rule_for


@pytest.mark.parametrize(
    ("kind", "n", "needed"),
    [
        ("plenary", 213, 142),
        ("plenary", 212, 142),
        ("plenary", 211, 141),
        ("plenary", 3, 2),
        ("plenary", 1, 1),
        ("standing", 29, 15),
        ("standing", 30, 16),
        ("standing", 31, 16),
        ("presidium", 41, 21),
        ("presidium", 40, 21),
        ("chairpersons", 6, 4),
        ("chairpersons", 7, 4),
    ],
)
def test_needed(kind, n, needed):
    rule = rule_for(kind)
    assert rule.needed(n) == needed
    assert rule.met(needed, n)
    assert not rule.met(needed - 1, n)


def test_nobody_never_suffices():
    assert all(not rule.met(0, 0) for rule in RULES.values())


@given(st.integers(1, 4000), st.integers(0, 4000))
def test_the_law_in_its_own_terms(n, present):
    assert PLENARY.met(present, n) == (3 * present >= 2 * n)
    assert STANDING.met(present, n) == (2 * present > n)
    assert PRESIDIUM.met(present, n) == (2 * present > n)
    assert CHAIRPERSONS.met(present, n) == (2 * present > n)


@given(st.integers(1, 50), st.integers(1, 50), st.booleans(), st.integers(1, 500), st.integers(0, 500))
def test_own_rule_against_fractions(num, den, strict, n, present):
    if num > den or (strict and num == den):
        with pytest.raises(Refused) as refusal:
            rule_for("chairpersons", {"num": num, "den": den, "strict": strict})
        assert refusal.value.code == "quorum.bad_rule"
        return
    rule = rule_for("chairpersons", {"num": num, "den": den, "strict": strict})
    share = Fraction(num, den) * n
    assert rule.met(present, n) == (present > share if strict else present >= share)


@pytest.mark.parametrize(
    "own",
    [{"num": 0, "den": 2}, {"num": 3, "den": 2}, {"num": "1", "den": 2}, {"num": 1}, {"num": 1, "den": 0}, {"den": 2}],
)
def test_bad_own_rules(own):
    with pytest.raises(Refused) as refusal:
        rule_for("plenary", own)
    assert refusal.value.code == "quorum.bad_rule"


def test_words():
    assert rule_for("chairpersons", {"num": 2, "den": 3}).sentence == "主任会议全体组成人员3分之2以上出席，始得举行会议"
    assert "过半数" in rule_for("plenary", {"num": 1, "den": 2, "strict": True}).sentence
    assert rule_for("plenary").to_data()["source"].startswith("地方各级人民代表大会")
    assert rule_for("plenary", {}) is PLENARY
