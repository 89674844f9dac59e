"""Limits on guessing: so many wrong guesses in so much time, then none, and the right one counts as no guess."""

import pytest
from flask import Flask

from core.errors import Refused
from core.web.limits import guessing
from tests.conftest import FrozenClock

KEYS = {"login:a": 3, "address:b": 5}


def guess(right: bool = False, keys: dict[str, int] | None = None) -> str:
    try:
        with guessing(keys or KEYS, seconds=600):
            if not right:
                raise Refused("wrong", "不对", status=401)
    except Refused as refused:
        return refused.code
    return "ok"


def test_wrong_guesses_are_counted_and_stopped(app: Flask, clock: FrozenClock) -> None:
    assert [guess() for _ in range(5)] == ["wrong"] * 3 + ["limit.too_many"] * 2
    assert guess(right=True) == "limit.too_many"


def test_time_forgives(app: Flask, clock: FrozenClock) -> None:
    for _ in range(4):
        guess()
    clock.tick(seconds=601)
    assert guess() == "wrong"


def test_the_refusal_says_how_long_to_wait(app: Flask, clock: FrozenClock) -> None:
    for _ in range(3):
        guess()
    clock.tick(seconds=300)
    with pytest.raises(Refused) as caught, guessing(KEYS, seconds=600):
        pass
    assert caught.value.params["minutes"] == 5


def test_each_key_has_its_own_limit(app: Flask, clock: FrozenClock) -> None:
    for _ in range(3):
        guess()
    other = {"login:c": 3, "address:b": 5}
    assert [guess(keys=other) for _ in range(3)] == ["wrong", "wrong", "limit.too_many"]


def test_other_refusals_are_no_guesses(app: Flask, clock: FrozenClock) -> None:
    for _ in range(9):
        with pytest.raises(Refused, match="busy"), guessing(KEYS):
            raise Refused("busy", "忙", status=409)
    assert guess(right=True) == "ok"


def test_a_clock_that_was_set_back_locks_nobody_out_for_long(app: Flask, clock: FrozenClock) -> None:
    clock.tick(days=30)
    assert [guess() for _ in range(4)][-1] == "limit.too_many"
    clock.tick(days=-30)
    assert [guess() for _ in range(5)] == ["wrong"] * 3 + ["limit.too_many"] * 2
