"""The code on the wall: good for its window and the next, then old; forged and foreign codes are refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from signin.rules.wall_code import ALPHABET, PERIOD, check_code, code_of, ends_at, sitting_of_code, window_at

NOW = datetime(2026, 11, 23, 1, 0, 7, tzinfo=UTC)
SITTING = "0123456789abcdef"


@pytest.mark.parametrize(
    ("age", "code"),
    [
        (0, "ok"),
        (1, "ok"),
        (2, "wall.old_code"),
        (200, "wall.old_code"),
        (-1, "wall.wrong_code"),
        (-9, "wall.wrong_code"),
    ],
)
def test_age(age, code):
    shown = code_of("secret", SITTING, window_at(NOW) - age)
    if code == "ok":
        assert check_code("secret", SITTING, shown, NOW) == window_at(NOW) - age
        return
    with pytest.raises(Refused) as refusal:
        check_code("secret", SITTING, shown, NOW)
    assert refusal.value.code == code


def test_seconds_in_which_a_picture_is_good():
    start = datetime(2026, 11, 23, 1, 0, 0, tzinfo=UTC)
    shown = code_of("secret", SITTING, window_at(start))
    check_code("secret", SITTING, shown, start + timedelta(seconds=59))
    with pytest.raises(Refused):
        check_code("secret", SITTING, shown, start + timedelta(seconds=60))
    assert ends_at(window_at(start)) == start + timedelta(seconds=PERIOD)


@pytest.mark.parametrize(
    "code", ["", ".", "x", SITTING, SITTING + ".", SITTING + ".0000000000000000", "é.1", "１" * 33]
)
def test_nonsense(code):
    with pytest.raises(Refused) as refusal:
        check_code("secret", SITTING, code, NOW)
    assert refusal.value.code == "wall.wrong_code"


def test_of_another_sitting_and_another_secret():
    window = window_at(NOW)
    for code in (code_of("secret", "f" * 16, window), code_of("other", SITTING, window)):
        with pytest.raises(Refused) as refusal:
            check_code("secret", SITTING, code, NOW)
        assert refusal.value.code == "wall.wrong_code"


def test_upper_case_is_the_same():
    code = code_of("secret", SITTING, window_at(NOW))
    assert check_code("secret", SITTING, f" {code.upper()} ", NOW) == window_at(NOW)
    assert sitting_of_code(code) == SITTING


@given(st.integers(0, 15), st.sampled_from(ALPHABET))
def test_any_changed_letter_is_noticed(place, letter):
    code = code_of("secret", SITTING, window_at(NOW))
    head, body = code.split(".")
    forged = body[:place] + letter + body[place + 1 :]
    if forged == body:
        return
    with pytest.raises(Refused):
        check_code("secret", SITTING, f"{head}.{forged}", NOW)


def test_a_guess_cannot_be_typed_quickly_but_the_code_is_short():
    code = code_of("secret", SITTING, window_at(NOW))
    assert len(code) == 16 + 1 + 16
    assert set(code.split(".")[1]) <= set(ALPHABET)
