"""Attendance: the states of a person at a sitting and where each verb leads."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.errors import Refused


class State(StrEnum):
    """Where a person stands; one without a mark is absent (未到)."""

    PRESENT = "present"
    MADE_UP = "made_up"
    LEAVE = "leave"
    LEFT = "left"


class Way(StrEnum):
    """How somebody came to be marked."""

    GATE = "gate"
    WALL = "wall"
    TABLET = "tablet"
    DESK = "desk"


HERE = frozenset({State.PRESENT, State.MADE_UP})
"""The states that count as present (实到)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's mark at a sitting.

    `at` is when the state was first reached: for 早退 the arrival, with the departure in `left_at`. `before` is the
    mark that the last step replaced (None: there was none), to which an undo leads back.
    """

    state: State
    at: datetime
    way: Way
    by: str = ""
    reason: str = ""
    left_at: datetime | None = None
    before: "Mark | None" = None


@dataclass(frozen=True, slots=True)
class Step:
    """What a verb did: the mark from now on, and whether anything changed."""

    mark: Mark
    changed: bool


def is_here(mark: Mark | None) -> bool:
    """Whether the person counts as present now."""
    return mark is not None and mark.state in HERE


def state_of(mark: Mark | None) -> str:
    """present, leave, left or absent: the four that boards and seat maps show; a made-up sign-in is present."""
    return "absent" if mark is None else board_state(mark.state)


def board_state(state: State | str) -> str:
    """What boards and seat maps say of somebody whose mark is in this state."""
    return "present" if state in HERE else str(state)


def key_of(mark: Mark | None) -> str:
    """What tells a mark from the one before it and the one after it; empty for one who is absent."""
    return "" if mark is None else f"{mark.state}:{(mark.left_at or mark.at).isoformat()}"


def check_open(sitting_state: str, *, verb: str) -> None:
    """Refuse where the sitting no longer takes this verb: after its end only a leave may still be entered."""
    if sitting_state == "closed" and verb != "leave":
        raise Refused("signin.closed", "本次会议已经结束，不能再签到；如需更正，请会务组先重新开启本次会议")


def sign_in(mark: Mark | None, at: datetime, way: Way) -> Step:
    """The person scans: from nowhere, from leave or after leaving early they are present; a second scan changes nothing."""
    if mark is not None and is_here(mark):
        return Step(mark, changed=False)
    return Step(Mark(State.PRESENT, at, way, before=mark), changed=True)


def make_up(mark: Mark | None, at: datetime, by: str, reason: str) -> Step:
    """补签: the desk marks somebody present by hand; one who is present already stays as they are."""
    _need_reason(reason)
    if mark is not None and is_here(mark):
        return Step(mark, changed=False)
    return Step(Mark(State.MADE_UP, at, Way.DESK, by, reason, before=mark), changed=True)


def take_leave(mark: Mark | None, at: datetime, by: str, reason: str) -> Step:
    """请假: entered for one who has not come; a corrected reason replaces the old one."""
    _need_reason(reason)
    if mark is None:
        return Step(Mark(State.LEAVE, at, Way.DESK, by, reason), changed=True)
    if mark.state is State.LEAVE:
        if mark.reason == reason:
            return Step(mark, changed=False)
        return Step(Mark(State.LEAVE, at, Way.DESK, by, reason, before=mark), changed=True)
    if mark.state is State.LEFT:
        raise Refused("attendance.has_left", "该人员已登记早退，无需再登记请假")
    raise Refused("attendance.is_here", "该人员已经签到，如中途离场请登记早退；如系误签请先撤销签到")


def leave_early(mark: Mark | None, at: datetime, by: str, reason: str) -> Step:
    """早退: one who was present goes; the time of arrival is kept."""
    _need_reason(reason)
    if mark is not None and mark.state is State.LEFT:
        return Step(mark, changed=False)
    if mark is None or mark.state not in HERE:
        raise Refused("attendance.not_here", "该人员尚未签到，不能登记早退；未到会的请登记请假")
    return Step(Mark(State.LEFT, mark.at, Way.DESK, by, reason, left_at=at, before=mark), changed=True)


def undo(mark: Mark | None, seen: str | None = None) -> Mark | None:
    """撤销: the mark before the last step, None where there was none.

    `seen` is the key of the mark that whoever asks had before them: an undo that was done already, and whose answer was
    lost, does not take back one step more.
    """
    if seen is not None and seen != key_of(mark):
        raise Refused("attendance.changed", "该人员的签到状态刚刚有变化，请核对后再操作")
    if mark is None:
        raise Refused("attendance.nothing_to_undo", "该人员没有可以撤销的签到记录")
    return mark.before


def counted_before(mark: Mark | None, limit: int = 8) -> Mark | None:
    """The mark with no more than `limit` earlier ones behind it, so that a row cannot grow without end."""
    if mark is None or limit <= 0:
        return None
    return replace(mark, before=counted_before(mark.before, limit - 1))


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("attendance.reason_needed", "请填写原因", status=400)
