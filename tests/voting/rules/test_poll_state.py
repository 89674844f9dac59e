"""The life of a poll, by table: every verb in every state."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.voting.rules.build import refusal
from voting.rules.poll_state import STATES, VERBS, Step, may_cast, next_state

NOW = datetime(2026, 11, 23, 1, 41, tzinfo=UTC)
SOON = NOW + timedelta(seconds=1)

TABLE = {
    ("prepared", "open"): ("open", True),
    ("prepared", "close"): "poll.not_open",
    ("prepared", "show"): "poll.not_closed",
    ("prepared", "hide"): "poll.not_shown",
    ("prepared", "void"): ("void", True),
    ("open", "open"): ("open", False),
    ("open", "close"): ("closed", True),
    ("open", "show"): "poll.not_closed",
    ("open", "hide"): "poll.not_shown",
    ("open", "void"): ("void", True),
    ("closed", "open"): "poll.closed",
    ("closed", "close"): ("closed", False),
    ("closed", "show"): ("shown", True),
    ("closed", "hide"): ("closed", False),
    ("closed", "void"): ("void", True),
    ("shown", "open"): "poll.closed",
    ("shown", "close"): ("shown", False),
    ("shown", "show"): ("shown", False),
    ("shown", "hide"): ("closed", True),
    ("shown", "void"): ("void", True),
    ("void", "open"): "poll.void",
    ("void", "close"): "poll.void",
    ("void", "show"): "poll.void",
    ("void", "hide"): "poll.void",
    ("void", "void"): ("void", False),
}


def test_the_table_is_complete():
    assert set(TABLE) == {(state, verb) for state in STATES for verb in VERBS}


@pytest.mark.parametrize(("state", "verb"), TABLE)
def test_each_verb_in_each_state(state, verb):
    expected = TABLE[state, verb]
    if isinstance(expected, str):
        assert refusal(next_state, state, verb, reason="错漏").code == expected
    else:
        step = next_state(state, verb, reason="错漏")
        assert (step.state, step.changed) == expected


@pytest.mark.parametrize("state", ["prepared", "open", "closed", "shown"])
@pytest.mark.parametrize("reason", ["", " 　\n"])
def test_void_needs_a_reason(state, reason):
    assert refusal(next_state, state, "void", reason=reason).code == "poll.no_reason"


def test_one_poll_at_a_time():
    assert refusal(next_state, "prepared", "open", another_open=True).code == "poll.another_open"
    assert next_state("open", "open", another_open=True) == Step("open", changed=False)
    assert next_state("open", "close", another_open=True) == Step("closed", changed=True)
    assert refusal(next_state, "closed", "open", another_open=True).code == "poll.closed"


@pytest.mark.parametrize(
    ("state", "closes_at", "signed_in", "is_elector", "code"),
    [
        ("prepared", None, True, True, "poll.not_open"),
        ("closed", None, True, True, "poll.closed"),
        ("shown", None, True, True, "poll.closed"),
        ("void", None, True, True, "poll.void"),
        ("open", NOW, True, True, "poll.time_up"),
        ("open", NOW - timedelta(hours=1), True, True, "poll.time_up"),
        ("open", None, False, True, "ballot.not_signed_in"),
        ("open", None, True, False, "ballot.not_elector"),
        ("prepared", None, False, False, "ballot.not_elector"),
        ("closed", NOW, False, True, "poll.closed"),
    ],
)
def test_who_may_not_cast(state, closes_at, signed_in, is_elector, code):
    assert refusal(may_cast, state, NOW, closes_at, signed_in, is_elector).code == code


@pytest.mark.parametrize("closes_at", [None, SOON, NOW + timedelta(microseconds=1)])
def test_who_may_cast(closes_at):
    may_cast("open", NOW, closes_at, signed_in=True, is_elector=True)
