"""Majorities: the numbers of the law by table, the rest against brute force."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voting.rules.build import refusal
from voting.rules.majority import BASES, Figures, Majority, check_figures

FIGURES = Figures(n=213, present=200, cast=190, valid=180)


@pytest.mark.parametrize(
    ("num", "den", "strict", "base", "needed"),
    [
        (1, 2, True, 213, 107),
        (1, 2, False, 213, 107),
        (1, 2, True, 212, 107),
        (1, 2, False, 212, 106),  # 以上 includes the number itself
        (2, 3, False, 213, 142),
        (2, 3, True, 213, 143),
        (2, 3, False, 214, 143),
        (1, 2, True, 29, 15),
        (1, 2, True, 28, 15),
        (1, 2, True, 27, 14),
        (4, 5, False, 29, 24),
        (80, 100, False, 29, 24),
        (1, 1, False, 213, 213),
        (1, 2, True, 1, 1),
        (1, 2, True, 2, 2),
        (1, 2, True, 0, 1),
        (1, 2, False, 0, 1),
        (1, 2, True, 2980, 1491),
        (1, 2, True, 10**15, 5 * 10**14 + 1),
    ],
)
def test_needed(num, den, strict, base, needed):
    assert Majority("all", num, den, strict).needed(base) == needed


@given(st.integers(1, 30), st.integers(1, 30), st.booleans(), st.integers(0, 400))
def test_needed_is_the_brute_force_least(num, den, strict, base):
    share = Fraction(num, den) * base
    least = next(v for v in range(1, 40 * 400) if (v > share if strict else v >= share))
    assert Majority("all", num, den, strict).needed(base) == least


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_than_half_is_twice_yes_more_than_n(yes, n):
    assert (yes >= Majority("all", 1, 2, strict=True).needed(n)) == (2 * yes > n)


@pytest.mark.parametrize(
    ("base", "size", "needed"), [("all", 213, 107), ("present", 200, 101), ("cast", 190, 96), ("valid", 180, 91)]
)
def test_bases(base, size, needed):
    majority = Majority(base, 1, 2)
    assert FIGURES.of(base) == size
    assert majority.needed_of(FIGURES) == needed
    assert majority.passes(needed, FIGURES)
    assert not majority.passes(needed - 1, FIGURES)
    assert Majority.from_data(majority.to_data()) == majority


def test_all_bases_are_there():
    assert set(BASES) == set(FIGURES.to_data()) - {"n"} | {"all"}
    assert Figures.from_data(FIGURES.to_data()) == FIGURES


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"base": "elected"}, "ruleset.wrong_shape"),
        ({"base": ["all"]}, "ruleset.wrong_shape"),
        ({"num": 0}, "ruleset.wrong_shape"),
        ({"num": 0.5}, "ruleset.wrong_shape"),
        ({"num": True}, "ruleset.wrong_shape"),
        ({"den": 0}, "ruleset.wrong_shape"),
        ({"den": 10**9}, "ruleset.wrong_shape"),
        ({"strict": 1}, "ruleset.wrong_shape"),
        ({"num": 3}, "ruleset.bad_share"),
        ({"num": 2}, "ruleset.bad_share"),
        ({"and": 1}, "ruleset.wrong_shape"),
    ],
)
def test_a_share_that_cannot_be_is_refused(change, code):
    data = Majority("all", 1, 2, strict=True).to_data() | change
    assert refusal(Majority.from_data, data).code == code


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (Figures(0, 0, 0, 0), "figures.nobody"),
        (Figures(10, 11, 0, 0), "figures.inconsistent"),
        (Figures(10, 10, 11, 0), "figures.inconsistent"),
        (Figures(10, 10, 9, 10), "figures.inconsistent"),
        (Figures(10, -1, 0, 0), "figures.inconsistent"),
        (Figures(10, 10, 5, -1), "figures.inconsistent"),
    ],
)
def test_figures_that_cannot_be_are_refused(figures, code):
    assert refusal(check_figures, figures).code == code


def test_somebody_may_vote_and_leave():
    check_figures(Figures(10, 7, 8, 8))
