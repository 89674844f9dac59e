"""How meetings, sittings, the stage and requests for the floor go on."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from meeting.rules import floor, states
from meeting.rules.records import FloorInfo, MeetingInfo, SittingInfo

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def meeting(state):
    return MeetingInfo("m", "t", "r", "plenary", 6, "会", "", state, False, None, NOW)


def sitting(state):
    return SittingInfo("s", "m", 1, "第一次全体会议", "", None, state)


def request(state):
    return FloorInfo("f", "m", "s", None, "p", "某某", "某团", None, "", state, 0, NOW)


def outcome(work):
    try:
        return work()
    except Refused as no:
        return no.code


OPEN = sitting("open")


@pytest.mark.parametrize(
    ("state", "start", "end"),
    [("prepared", True, "meeting.not_running"), ("running", False, True), ("ended", "meeting.ended", False)],
)
def test_meetings(state, start, end):
    assert outcome(lambda: states.may_start(meeting(state))) == start
    assert outcome(lambda: states.may_end(meeting(state), None)) == end


def test_no_end_while_a_sitting_is_open():
    assert outcome(lambda: states.may_end(meeting("running"), OPEN)) == "meeting.sitting_open"


@pytest.mark.parametrize(
    ("state", "opens", "closes", "reopens"),
    [
        ("prepared", True, "sitting.not_open", "sitting.not_open"),
        ("open", False, True, False),
        ("closed", "sitting.closed", False, True),
    ],
)
def test_sittings(state, opens, closes, reopens):
    assert outcome(lambda: states.may_open(meeting("running"), sitting(state), None)) == opens
    assert outcome(lambda: states.may_close(sitting(state))) == closes
    assert outcome(lambda: states.may_reopen(meeting("running"), sitting(state), None)) == reopens


def test_one_sitting_at_a_time():
    assert outcome(lambda: states.may_open(meeting("running"), sitting("prepared"), OPEN)) == "sitting.another_open"
    assert outcome(lambda: states.may_reopen(meeting("running"), sitting("closed"), OPEN)) == "sitting.another_open"


def test_nothing_opens_in_a_meeting_that_ended():
    assert outcome(lambda: states.may_open(meeting("ended"), sitting("prepared"), None)) == "meeting.ended"
    assert outcome(lambda: states.may_reopen(meeting("ended"), sitting("closed"), None)) == "meeting.ended"


@pytest.mark.parametrize(
    ("face", "item", "poll", "text", "code"),
    [
        ("dance", None, None, "", "stage.unknown_face"),
        ("item", None, None, "", "stage.item_needed"),
        ("poll", None, None, "", "stage.poll_needed"),
        ("result", "i", None, "", "stage.poll_needed"),
        ("document", "i", None, "", "stage.document_needed"),
        ("document", None, None, "d1 confirmed", None),
        ("message", None, None, "  ", "stage.text_needed"),
        ("message", None, None, "长" * (states.MESSAGE_LENGTH + 1), "stage.text_too_long"),
        ("message", None, None, "长" * states.MESSAGE_LENGTH, None),
        ("waiting", None, None, "", None),
        ("speakers", None, None, "", None),
    ],
)
def test_stage(face, item, poll, text, code):
    assert outcome(lambda: states.check_stage(face, item, poll, text)) == code


@pytest.mark.parametrize(
    ("state", "grant", "stop", "withdraw"),
    [
        ("waiting", True, "floor.not_speaking", True),
        ("speaking", False, True, "floor.speaking"),
        ("done", "floor.over", False, False),
        ("withdrawn", "floor.over", False, False),
    ],
)
def test_requests(state, grant, stop, withdraw):
    assert outcome(lambda: floor.may_grant(request(state))) == grant
    assert outcome(lambda: floor.may_stop(request(state))) == stop
    assert outcome(lambda: floor.may_withdraw(request(state))) == withdraw


def test_asking_needs_an_open_sitting_and_a_voice():
    assert floor.may_ask(meeting("running"), OPEN, ["deputy"]) is OPEN
    assert outcome(lambda: floor.may_ask(meeting("running"), None, ["deputy"])) == "floor.no_sitting"
    assert outcome(lambda: floor.may_ask(meeting("running"), OPEN, ["observer"])) == "floor.not_allowed"


@given(st.lists(st.integers(), unique=True, min_size=1), st.data())
def test_reordering_keeps_the_others_in_order(numbers, data):
    queue = [str(n) for n in numbers]
    moved = data.draw(st.sampled_from(queue))
    position = data.draw(st.integers(-3, len(queue) + 3))
    result = floor.reordered(queue, moved, position)
    assert sorted(result) == sorted(queue)
    assert [q for q in result if q != moved] == [q for q in queue if q != moved]
    assert result.index(moved) == max(0, min(position, len(queue) - 1))
