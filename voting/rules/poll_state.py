"""The life of a poll, named or sealed, from its preparation to the shown result, and who may cast a ballot when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.errors import Refused

State = Literal["prepared", "open", "checking", "unsealing", "counting", "closed", "shown", "void"]
Verb = Literal["open", "check", "resume", "close", "unseal", "agree", "show", "hide", "void"]
STATES: tuple[State, ...] = ("prepared", "open", "checking", "unsealing", "counting", "closed", "shown", "void")
VERBS: tuple[Verb, ...] = ("open", "check", "resume", "close", "unseal", "agree", "show", "hide", "void")
RUNNING: tuple[State, ...] = ("open", "checking", "unsealing", "counting")
"""In one of these a poll has the hall to itself: from the opening until its result is known."""

_SHOWING: dict[tuple[State, Verb], State] = {("closed", "show"): "shown", ("shown", "hide"): "closed"}
_NAMED: dict[tuple[State, Verb], State] = {
    ("prepared", "open"): "open",
    ("open", "close"): "closed",
    **_SHOWING,
}
_SEALED: dict[tuple[State, Verb], State] = {
    ("prepared", "open"): "open",
    ("open", "check"): "checking",
    ("checking", "resume"): "open",
    ("checking", "close"): "unsealing",
    ("unsealing", "unseal"): "closed",
    **_SHOWING,
}
_AGREED: dict[tuple[State, Verb], State] = {("counting", "agree"): "closed"}
_TABLES: dict[tuple[bool, bool], dict[tuple[State, Verb], State]] = {
    (False, False): _NAMED,
    (True, False): _SEALED,
    (False, True): _NAMED | _AGREED | {("open", "close"): "counting"},
    (True, True): _SEALED | _AGREED | {("unsealing", "unseal"): "counting"},
}
"""By whether the box is sealed, and whether papers or hands are counted by people before the closing."""
_HARMLESS: frozenset[tuple[State, Verb]] = frozenset(
    {
        ("open", "open"),
        ("open", "resume"),
        ("checking", "check"),
        ("unsealing", "check"),
        ("unsealing", "close"),
        ("counting", "check"),
        ("counting", "close"),
        ("counting", "unseal"),
        ("closed", "agree"),
        ("shown", "agree"),
        ("closed", "check"),
        ("closed", "close"),
        ("closed", "unseal"),
        ("closed", "hide"),
        ("shown", "check"),
        ("shown", "close"),
        ("shown", "unseal"),
        ("shown", "show"),
        ("void", "void"),
    }
)


@dataclass(frozen=True)
class Step:
    """Where a verb leads; `changed` is False for a gesture made twice, which does nothing."""

    state: State
    changed: bool


def next_state(
    state: State,
    verb: Verb,
    *,
    sealed: bool = False,
    counted: bool = False,
    another_open: bool = False,
    reason: str = "",
) -> Step:
    """The state after a verb, or a refusal that says why not and what to do; "hide" takes a shown result back.

    A sealed poll is checked (核对) between its vote and its closing, and unsealed (开箱) after it; a named one is closed at
    once. `counted`: papers or hands are counted by people; then a named poll's vote ends in "counting", a sealed one comes
    there from its box, and the figures that were agreed close it. `another_open`: whether another poll of the meeting is
    running, where one at a time may be; `reason`: why it is void.
    """
    if (state, verb) in _HARMLESS:
        return Step(state, changed=False)
    if state == "void":
        raise Refused("poll.void", "该表决已作废，请重新准备一次表决")
    if verb == "void":
        return _void(reason)
    if verb == "open" and state == "prepared" and another_open:
        raise Refused("poll.another_open", "另一项表决正在进行，请先结束该表决")
    following = _TABLES[sealed, counted].get((state, verb))
    if following is None:
        raise _out_of_turn(state, verb, sealed, counted)
    return Step(following, changed=True)


def _void(reason: str) -> Step:
    if not reason.strip():
        raise Refused("poll.no_reason", "作废表决应说明理由，请填写理由", status=422)
    return Step("void", changed=True)


def _out_of_turn(state: State, verb: Verb, sealed: bool, counted: bool) -> Refused:
    if verb == "agree":
        return _not_agreed(state, counted)
    if verb in ("check", "resume", "unseal") and not sealed:
        return Refused("poll.not_sealed", "本项表决为记名表决，没有核对和开箱")
    if verb == "open":
        return Refused("poll.closed", "表决已经结束，如需重新表决请另行准备")
    if verb == "resume":
        return Refused("poll.box_closed", "票箱已经封闭，不能返回投票；如有错误，请作废后另行准备")
    if verb == "unseal" or (state, verb) == ("open", "close"):
        return Refused("poll.not_checked", "请先停止投票并核对选票，再封箱")
    if verb in ("check", "close"):
        return Refused("poll.not_open", "表决尚未开始，请先开始表决")
    if verb == "hide":
        return Refused("poll.not_shown", "结果尚未显示，无需收起")
    if state == "counting":
        return Refused("poll.not_counted", "纸质选票或举手的票数尚未核定，请先核定票数")
    if state == "unsealing":
        return Refused("poll.not_unsealed", "票箱尚未开箱，请等监票人开箱")
    return Refused("poll.not_closed", "表决尚未结束，请先结束表决再显示结果")


def _not_agreed(state: State, counted: bool) -> Refused:
    if not counted:
        return Refused("poll.not_counted_by_people", "本项表决没有使用纸质选票或举手，不需要核定票数")
    if state == "prepared":
        return Refused("poll.not_open", "表决尚未开始，请先开始表决")
    if state == "unsealing":
        return Refused("poll.not_unsealed", "票箱尚未开箱，请等监票人开箱")
    return Refused("poll.still_voting", "投票尚未结束，请先停止投票，再核定票数")


def may_cast(state: State, now: datetime, closes_at: datetime | None, signed_in: bool, is_elector: bool) -> None:
    """Refuse a tablet's ballot that may not be cast now; times are aware, and the end itself is too late.

    A seat that has not signed in cannot vote (GB 50799-2012 §6.2.3); 列席 attend without a vote.
    """
    if not is_elector:
        raise Refused("ballot.not_elector", "您没有本项表决的表决权，如有疑问请联系会务人员", status=403)
    if state == "prepared":
        raise Refused("poll.not_open", "表决尚未开始，请等候主持人宣布")
    if state == "void":
        raise Refused("poll.void", "该表决已作废，请等候主持人宣布")
    if state == "checking":
        raise Refused("poll.checking", "投票已经停止，正在核对，请等候主持人宣布")
    if state != "open":
        raise Refused("poll.closed", "表决已经结束，不能再投票")
    if closes_at is not None and now >= closes_at:
        raise Refused("poll.time_up", "表决时间已到，不能再投票")
    if not signed_in:
        raise Refused("ballot.not_signed_in", "您尚未签到，请先签到再投票", status=403)
