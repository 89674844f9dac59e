"""How polls are held, by table: who presses, who fills in a paper, and the chair's decision in the middle of a vote."""

import pytest

from tests.voting.rules.build import meets, refusal
from voting.rules.poll_state import STATES
from voting.rules.ways import (
    WAYS,
    after_fall_back,
    has_tablets,
    is_counted,
    may_assign,
    may_choose_way,
    may_press,
    own_way,
)


@pytest.mark.parametrize(
    ("way", "fallback", "on_paper", "own"),
    [
        ("tablets", "", False, "tablet"),
        ("mixed", "", False, "tablet"),
        ("mixed", "", True, "paper"),
        ("paper", "", True, "paper"),
        ("hands", "", True, "hands"),
        ("mixed", "keep", False, "stopped"),
        ("mixed", "keep", True, "paper"),
        ("paper", "void", True, "paper"),
        ("hands", "keep", False, "stopped"),
        ("hands", "keep", True, "hands"),
        ("hands", "void", True, "hands"),
    ],
)
def test_how_one_votes(way, fallback, on_paper, own):
    assert own_way(way, fallback, on_paper) == own
    codes = {"tablet": "", "paper": "ballot.on_paper", "hands": "ballot.by_hands", "stopped": "poll.fell_back"}
    meets(codes[own], may_press, own)


def test_what_each_way_needs():
    assert [way for way in WAYS if is_counted(way)] == ["paper", "mixed", "hands"]
    assert [way for way in WAYS if has_tablets(way, "")] == ["tablets", "mixed"]
    assert [has_tablets(way, "keep") for way in ("mixed", "hands")] == [True, True]
    assert [has_tablets(way, "void") for way in ("paper", "hands")] == [False, False]


@pytest.mark.parametrize("state", STATES)
def test_the_way_is_chosen_before_the_opening(state):
    meets("" if state == "prepared" else "poll.way_frozen", may_choose_way, state)


@pytest.mark.parametrize(
    ("state", "way", "fallback", "code"),
    [
        ("prepared", "mixed", "", ""),
        ("open", "mixed", "", ""),
        ("prepared", "tablets", "", "poll.not_mixed"),
        ("open", "paper", "", "poll.not_mixed"),
        ("open", "hands", "", "poll.not_mixed"),
        ("open", "mixed", "keep", "poll.not_mixed"),
        ("checking", "mixed", "", "poll.closed"),
        ("counting", "mixed", "", "poll.closed"),
        ("void", "mixed", "", "poll.closed"),
    ],
)
def test_some_are_on_paper_in_a_mixed_poll_alone(state, way, fallback, code):
    meets(code, may_assign, state, way, fallback)


@pytest.mark.parametrize(
    ("way", "to", "box", "then"),
    [
        ("tablets", "paper", "keep", "mixed"),
        ("tablets", "paper", "void", "paper"),
        ("tablets", "hands", "keep", "hands"),
        ("tablets", "hands", "void", "hands"),
        ("mixed", "paper", "keep", "mixed"),
        ("mixed", "paper", "void", "paper"),
    ],
)
def test_the_chair_falls_back(way, to, box, then):
    assert after_fall_back("open", way, "", to, box) == then


@pytest.mark.parametrize(
    ("state", "way", "fallback", "to", "code"),
    [
        ("prepared", "tablets", "", "paper", "poll.not_open"),
        ("checking", "tablets", "", "paper", "poll.checking_now"),
        ("unsealing", "tablets", "", "hands", "poll.vote_over"),
        ("counting", "mixed", "", "paper", "poll.vote_over"),
        ("closed", "tablets", "", "paper", "poll.vote_over"),
        ("shown", "tablets", "", "paper", "poll.vote_over"),
        ("void", "tablets", "", "paper", "poll.vote_over"),
        ("open", "mixed", "keep", "paper", "poll.fell_back_already"),
        ("open", "paper", "", "hands", "poll.not_by_tablets"),
        ("open", "hands", "", "paper", "poll.not_by_tablets"),
        ("open", "mixed", "", "hands", "poll.papers_are_out"),
    ],
)
def test_when_the_chair_cannot(state, way, fallback, to, code):
    assert refusal(after_fall_back, state, way, fallback, to, "keep").code == code
