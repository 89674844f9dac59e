"""The life of a poll, by table: every verb in every state."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.errors import Refused
from tests.voting.rules.build import refusal
from voting.rules.poll_state import STATES, VERBS, Step, may_cast, next_state

NOW = datetime(2026, 11, 23, 1, 41, tzinfo=UTC)
SOON = NOW + timedelta(seconds=1)

BOTH = {
    ("prepared", "open"): ("open", True),
    ("prepared", "close"): "poll.not_open",
    ("prepared", "agree"): "poll.not_counted_by_people",
    ("prepared", "show"): "poll.not_closed",
    ("prepared", "hide"): "poll.not_shown",
    ("prepared", "void"): ("void", True),
    ("open", "open"): ("open", False),
    ("open", "resume"): ("open", False),
    ("open", "agree"): "poll.not_counted_by_people",
    ("open", "show"): "poll.not_closed",
    ("open", "hide"): "poll.not_shown",
    ("open", "void"): ("void", True),
    ("closed", "open"): "poll.closed",
    ("closed", "check"): ("closed", False),
    ("closed", "close"): ("closed", False),
    ("closed", "unseal"): ("closed", False),
    ("closed", "agree"): ("closed", False),
    ("closed", "show"): ("shown", True),
    ("closed", "hide"): ("closed", False),
    ("closed", "void"): ("void", True),
    ("shown", "open"): "poll.closed",
    ("shown", "check"): ("shown", False),
    ("shown", "close"): ("shown", False),
    ("shown", "unseal"): ("shown", False),
    ("shown", "agree"): ("shown", False),
    ("shown", "show"): ("shown", False),
    ("shown", "hide"): ("closed", True),
    ("shown", "void"): ("void", True),
    ("void", "void"): ("void", False),
} | {("void", verb): "poll.void" for verb in VERBS if verb != "void"}
NAMED = BOTH | {
    ("prepared", "check"): "poll.not_sealed",
    ("prepared", "resume"): "poll.not_sealed",
    ("prepared", "unseal"): "poll.not_sealed",
    ("open", "check"): "poll.not_sealed",
    ("open", "close"): ("closed", True),
    ("open", "unseal"): "poll.not_sealed",
    ("closed", "resume"): "poll.not_sealed",
    ("shown", "resume"): "poll.not_sealed",
}
SEALED = BOTH | {
    ("prepared", "check"): "poll.not_open",
    ("prepared", "resume"): "poll.box_closed",
    ("prepared", "unseal"): "poll.not_checked",
    ("open", "check"): ("checking", True),
    ("open", "close"): "poll.not_checked",
    ("open", "unseal"): "poll.not_checked",
    ("checking", "open"): "poll.closed",
    ("checking", "check"): ("checking", False),
    ("checking", "resume"): ("open", True),
    ("checking", "close"): ("unsealing", True),
    ("checking", "unseal"): "poll.not_checked",
    ("checking", "agree"): "poll.not_counted_by_people",
    ("checking", "show"): "poll.not_closed",
    ("checking", "hide"): "poll.not_shown",
    ("checking", "void"): ("void", True),
    ("unsealing", "open"): "poll.closed",
    ("unsealing", "check"): ("unsealing", False),
    ("unsealing", "resume"): "poll.box_closed",
    ("unsealing", "close"): ("unsealing", False),
    ("unsealing", "unseal"): ("closed", True),
    ("unsealing", "agree"): "poll.not_counted_by_people",
    ("unsealing", "show"): "poll.not_unsealed",
    ("unsealing", "hide"): "poll.not_shown",
    ("unsealing", "void"): ("void", True),
    ("closed", "resume"): "poll.box_closed",
    ("shown", "resume"): "poll.box_closed",
}
COUNTING = {
    ("prepared", "agree"): "poll.not_open",
    ("open", "agree"): "poll.still_voting",
    ("counting", "open"): "poll.closed",
    ("counting", "check"): ("counting", False),
    ("counting", "close"): ("counting", False),
    ("counting", "unseal"): ("counting", False),
    ("counting", "agree"): ("closed", True),
    ("counting", "show"): "poll.not_counted",
    ("counting", "hide"): "poll.not_shown",
    ("counting", "void"): ("void", True),
}
NAMED_COUNTED = NAMED | COUNTING | {("open", "close"): ("counting", True), ("counting", "resume"): "poll.not_sealed"}
SEALED_COUNTED = (
    SEALED
    | COUNTING
    | {
        ("checking", "agree"): "poll.still_voting",
        ("unsealing", "agree"): "poll.not_unsealed",
        ("unsealing", "unseal"): ("counting", True),
        ("counting", "resume"): "poll.box_closed",
    }
)
TABLES = {
    (False, False): NAMED,
    (True, False): SEALED,
    (False, True): NAMED_COUNTED,
    (True, True): SEALED_COUNTED,
}
ONLY_SEALED = ("checking", "unsealing")
CASES = [(*kind, *step) for kind, table in TABLES.items() for step in table]


@pytest.mark.parametrize(("sealed", "counted"), TABLES)
def test_the_tables_are_complete(sealed, counted):
    never = (() if sealed else ONLY_SEALED) + (() if counted else ("counting",))
    expected = {(state, verb) for state in STATES if state not in never for verb in VERBS}
    assert set(TABLES[sealed, counted]) == expected


@pytest.mark.parametrize(("sealed", "counted", "state", "verb"), CASES)
def test_each_verb_in_each_state(sealed, counted, state, verb):
    expected = TABLES[sealed, counted][state, verb]
    if isinstance(expected, str):
        refused = refusal(next_state, state, verb, sealed=sealed, counted=counted, reason="错漏")
        assert refused.code == expected
    else:
        step = next_state(state, verb, sealed=sealed, counted=counted, reason="错漏")
        assert (step.state, step.changed) == expected


@pytest.mark.parametrize(("sealed", "counted"), TABLES)
def test_figures_of_people_are_agreed_before_there_is_a_result(sealed, counted):
    """Whatever verbs come in whatever order: a counted poll is closed by "agree" alone, another one never by it."""
    seen: set[Any] = {"prepared"}
    edges: set[tuple[Any, ...]] = set()
    while True:
        found = set()
        for state in seen:
            for verb in VERBS:
                try:
                    step = next_state(state, verb, sealed=sealed, counted=counted, reason="错漏")
                except Refused:
                    continue
                if step.changed:
                    found.add((state, verb, step.state))
        if found <= edges:
            break
        edges |= found
        seen |= {to for _, _, to in edges}
    closing = {verb for state, verb, to in edges if to == "closed" and state != "shown"}
    assert closing == {"agree"} if counted else closing == {"unseal" if sealed else "close"}
    assert ("counting" in seen) == counted


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
        ("counting", None, True, True, "poll.closed"),
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
