"""Attendance: every verb from every state, and what an undo gives back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from signin.rules import attendance as rules
from signin.rules.attendance import Mark, State, Way

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)


def marked(state: str) -> Mark | None:
    if state == "absent":
        return None
    left = AT + timedelta(minutes=1) if state == "left" else None
    return Mark(State(state), AT, Way.GATE, left_at=left)


VERBS = {
    "sign_in": lambda mark: rules.sign_in(mark, LATER, Way.GATE),
    "make_up": lambda mark: rules.make_up(mark, LATER, "王秘书", "证件遗失"),
    "leave": lambda mark: rules.take_leave(mark, LATER, "王秘书", "公务出差"),
    "left": lambda mark: rules.leave_early(mark, LATER, "王秘书", "身体不适"),
}

TABLE = [
    ("absent", "sign_in", "present"),
    ("absent", "make_up", "made_up"),
    ("absent", "leave", "leave"),
    ("absent", "left", "attendance.not_here"),
    ("present", "sign_in", "same"),
    ("present", "make_up", "same"),
    ("present", "leave", "attendance.is_here"),
    ("present", "left", "left"),
    ("made_up", "sign_in", "same"),
    ("made_up", "make_up", "same"),
    ("made_up", "leave", "attendance.is_here"),
    ("made_up", "left", "left"),
    ("leave", "sign_in", "present"),
    ("leave", "make_up", "made_up"),
    ("leave", "left", "attendance.not_here"),
    ("left", "sign_in", "present"),
    ("left", "make_up", "made_up"),
    ("left", "leave", "attendance.has_left"),
    ("left", "left", "same"),
]


@pytest.mark.parametrize(("state", "verb", "leads_to"), TABLE)
def test_where_each_verb_leads(state, verb, leads_to):
    before = marked(state)
    if "." in leads_to:
        with pytest.raises(Refused) as refusal:
            VERBS[verb](before)
        assert refusal.value.code == leads_to
        return
    step = VERBS[verb](before)
    if leads_to == "same":
        assert step.mark is before
        assert not step.changed
    else:
        assert step.changed
        assert step.mark.state == leads_to
        assert rules.undo(step.mark) is before


def test_a_second_scan_tells_the_first_time():
    first = rules.sign_in(None, AT, Way.GATE)
    again = rules.sign_in(first.mark, LATER, Way.WALL)
    assert again.mark.at == AT
    assert again.mark.way is Way.GATE
    assert not again.changed


def test_leaving_keeps_the_arrival_and_coming_back_counts_anew():
    here = rules.sign_in(None, AT, Way.GATE).mark
    gone = rules.leave_early(here, LATER, "王秘书", "身体不适").mark
    assert (gone.at, gone.left_at) == (AT, LATER)
    assert not rules.is_here(gone)
    back = rules.sign_in(gone, LATER + timedelta(minutes=9), Way.GATE).mark
    assert rules.is_here(back)
    assert back.left_at is None
    assert back.before is gone


def test_a_leave_takes_a_better_reason():
    first = rules.take_leave(None, AT, "王秘书", "请假").mark
    same = rules.take_leave(first, LATER, "王秘书", "请假")
    assert not same.changed
    better = rules.take_leave(first, LATER, "王秘书", "住院治疗")
    assert better.changed
    assert better.mark.reason == "住院治疗"


@pytest.mark.parametrize("verb", [rules.make_up, rules.take_leave, rules.leave_early])
def test_by_hand_only_with_a_reason(verb):
    with pytest.raises(Refused) as refusal:
        verb(marked("present"), AT, "王秘书", "  ")
    assert refusal.value.code == "attendance.reason_needed"


def test_every_step_has_another_key():
    left = rules.leave_early(marked("present"), LATER, "王秘书", "家事").mark
    leave = rules.take_leave(marked("leave"), LATER, "王秘书", "住院").mark
    for mark in (left, leave):
        assert rules.undo(mark, rules.key_of(mark)) is mark.before
        with pytest.raises(Refused) as refusal:
            rules.undo(mark.before, rules.key_of(mark))
        assert refusal.value.code == "attendance.changed"
    assert rules.key_of(None) == ""


def test_nothing_to_undo():
    with pytest.raises(Refused) as refusal:
        rules.undo(None)
    assert refusal.value.code == "attendance.nothing_to_undo"


@pytest.mark.parametrize(
    ("state", "verb", "open_"),
    [
        ("prepared", "sign_in", True),
        ("open", "sign_in", True),
        ("closed", "sign_in", False),
        ("closed", "make_up", False),
        ("closed", "left", False),
        ("closed", "undo", False),
        ("closed", "leave", True),
    ],
)
def test_when_a_sitting_takes_what(state, verb, open_):
    if open_:
        rules.check_open(state, verb=verb)
        return
    with pytest.raises(Refused) as refusal:
        rules.check_open(state, verb=verb)
    assert refusal.value.code == "signin.closed"


@given(st.lists(st.sampled_from([*VERBS, "undo"]), max_size=30))
def test_any_story_ends_in_a_state_that_a_naive_clerk_also_has(story):
    """The clerk keeps a pile of slips: each step that changes something adds one, an undo takes the topmost away."""
    mark: Mark | None = None
    pile = ["absent"]
    leads = {(state, verb): end for state, verb, end in TABLE}
    for verb in story:
        if verb == "undo":
            if mark is not None:
                mark = rules.undo(mark)
                pile.pop()
            continue
        end = leads.get((pile[-1], verb), "same")
        if "." in end:
            with pytest.raises(Refused):
                VERBS[verb](mark)
            continue
        mark = VERBS[verb](mark).mark
        if end != "same":
            pile.append(end)
        assert rules.state_of(mark) == pile[-1].replace("made_up", "present")
        assert rules.is_here(mark) == (pile[-1] in ("present", "made_up"))


def test_the_past_is_kept_only_so_far():
    mark: Mark | None = None
    for round_ in range(20):
        mark = rules.sign_in(mark, AT + timedelta(minutes=round_), Way.GATE).mark
        mark = rules.leave_early(mark, AT, "王", "事").mark
    kept, depth = rules.counted_before(mark), 0
    while kept:
        kept, depth = kept.before, depth + 1
    assert depth == 8
