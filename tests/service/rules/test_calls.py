"""Calls: their words, their number, how they go on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from service.rules.calls import (
    LONGEST_NOTE,
    MOST,
    WITHIN,
    may_call,
    may_finish,
    may_return,
    may_take,
    may_withdraw,
    read_note,
)
from tests.voting.builders import refusal

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "note", "read"),
    [
        ("tea", "", ""),
        ("tea", " 白\n开\u2028水 ", "白 开 水"),
        ("other", "笔\x00", "笔"),
        ("other", "\u202e笔\u2066", "笔"),
        ("other", "字" * LONGEST_NOTE, "字" * LONGEST_NOTE),
    ],
)
def test_a_note_is_one_line(kind: str, note: str, read: str) -> None:
    assert read_note(kind, note) == read


@pytest.mark.parametrize(
    ("kind", "note", "code"),
    [
        ("other", " \n ", "call.note_missing"),
        ("tea", "字" * (LONGEST_NOTE + 1), "call.note_too_long"),
    ],
)
def test_notes_that_are_refused(kind: str, note: str, code: str) -> None:
    assert refusal(lambda: read_note(kind, note)) == code


@pytest.mark.parametrize(
    ("state", "asked", "code"),
    [
        ("prepared", [], "ok"),
        ("running", [NOW] * (MOST - 1), "ok"),
        ("running", [NOW] * MOST, "call.too_many"),
        ("running", [NOW - WITHIN] * MOST, "ok"),
        ("running", [NOW - WITHIN + timedelta(seconds=1)] * MOST, "call.too_many"),
        ("running", [NOW + timedelta(hours=1)] * MOST, "ok"),  # the clock was set back
        ("ended", [], "call.meeting_over"),
    ],
)
def test_how_often_one_may_call(state: str, asked: list[datetime], code: str) -> None:
    assert refusal(lambda: may_call(state, asked, NOW)) == code


STEPS: list[tuple[str, Callable[[], bool], bool | str]] = [
    ("open is taken", lambda: may_take("open", "", "", "me"), True),
    ("again by the same", lambda: may_take("taken", "me", "我", "me"), False),
    ("by another", lambda: may_take("taken", "you", "你", "me"), "call.taken"),
    ("take what is done", lambda: may_take("done", "you", "你", "me"), "call.done"),
    ("take what was withdrawn", lambda: may_take("withdrawn", "", "", "me"), "call.withdrawn"),
    ("return", lambda: may_return("taken"), True),
    ("return what nobody took", lambda: may_return("open"), False),
    ("return what is done", lambda: may_return("done"), "call.done"),
    ("finish at once", lambda: may_finish("open"), True),
    ("finish", lambda: may_finish("taken"), True),
    ("finish again", lambda: may_finish("done"), False),
    ("finish what was withdrawn", lambda: may_finish("withdrawn"), "call.withdrawn"),
    ("withdraw", lambda: may_withdraw("open"), True),
    ("withdraw while somebody comes", lambda: may_withdraw("taken"), True),
    ("withdraw what is done", lambda: may_withdraw("done"), False),
    ("withdraw again", lambda: may_withdraw("withdrawn"), False),
]


@pytest.mark.parametrize(("what", "step", "expected"), STEPS, ids=[what for what, _, _ in STEPS])
def test_the_steps_of_a_call(what: str, step: Callable[[], bool], expected: bool | str) -> None:
    if isinstance(expected, str):
        assert refusal(step) == expected
    else:
        assert step() is expected
