"""First or last press counts, and twice is harmless."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.voting.rules.build import refusal
from voting.rules.presses import POLICIES, Press, accept_press

AT = datetime(2026, 11, 23, 1, 41, 7, tzinfo=UTC)
LATER = AT + timedelta(seconds=5)
FIRST = Press("g1", {"vote": "yes"}, AT)


@pytest.mark.parametrize("policy", POLICIES)
def test_the_first_is_stored_and_the_same_gesture_is_the_same(policy):
    assert accept_press(policy, None, FIRST) == "store"
    assert accept_press(policy, FIRST, Press("g1", {"vote": "yes"}, LATER)) == "same"


@pytest.mark.parametrize("content", [{"vote": "yes"}, {"vote": "no"}])
def test_another_gesture(content):
    new = Press("g2", content, LATER)
    assert accept_press("last", FIRST, new) == "replace"
    refused = refusal(accept_press, "first", FIRST, new)
    assert refused.code == "ballot.already_cast"
    assert refused.params == {"time": "09:41:07", "at": "2026-11-23T01:41:07+00:00"}


@pytest.mark.parametrize("policy", POLICIES)
def test_one_gesture_cannot_say_two_things(policy):
    assert refusal(accept_press, policy, FIRST, Press("g1", {"vote": "no"}, LATER)).code == "ballot.gesture_reused"


def test_a_late_copy_of_an_earlier_gesture_does_not_undo_the_later():
    last = Press("g2", {"vote": "no"}, LATER, superseded=frozenset({"g1"}))
    assert accept_press("last", last, FIRST) == "same"
    assert accept_press("last", last, Press("g3", {"vote": "yes"}, LATER)) == "replace"
