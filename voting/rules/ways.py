"""The ways in which a poll is held, and what its electors do in each; a change of way in the middle of a vote."""

from typing import Literal

from core.errors import Refused
from voting.rules.poll_state import State

Way = Literal["tablets", "paper", "mixed", "hands"]
WAYS: tuple[Way, ...] = ("tablets", "paper", "mixed", "hands")
Fallback = Literal["", "keep", "void"]
Own = Literal["tablet", "paper", "hands", "stopped"]
"""What one elector does: presses, fills in a paper, raises a hand, or waits with a ballot that lies in a kept box."""


def is_counted(way: Way) -> bool:
    """Whether figures that people counted are needed before the poll can be closed."""
    return way != "tablets"


def has_tablets(way: Way, fallback: Fallback) -> bool:
    """Whether ballots of tablets count in such a poll."""
    if fallback:
        return fallback == "keep"
    return way in ("tablets", "mixed")


def own_way(way: Way, fallback: Fallback, on_paper: bool) -> Own:
    """How one elector votes in an open poll; `on_paper` is true of all who do not vote by tablet."""
    if on_paper:
        return "hands" if way == "hands" else "paper"
    return "stopped" if fallback else "tablet"


def may_press(own: Own) -> None:
    """Refuse (`ballot.on_paper`, `ballot.by_hands`, `poll.fell_back`) a tablet's ballot from one who votes otherwise."""
    if own == "paper":
        raise Refused("ballot.on_paper", "您使用纸质选票表决，请填写选票后投入票箱")
    if own == "hands":
        raise Refused("ballot.by_hands", "本项表决采用举手方式，请听从主持人安排")
    if own == "stopped":
        raise Refused("poll.fell_back", "平板表决已经停止，您已投出的票有效，不能再更改")


def may_choose_way(state: State) -> None:
    """Refuse to choose another way once the poll was opened: then only the chair may (`fall_back`)."""
    if state != "prepared":
        raise Refused("poll.way_frozen", "表决已经开始，不能再改表决方式；系统故障时由主持人决定改用纸质选票或举手")


def may_assign(state: State, way: Way, fallback: Fallback) -> None:
    """Refuse to name people who vote on paper where the poll is not held in part on paper, or its vote is over."""
    if way != "mixed" or fallback:
        raise Refused("poll.not_mixed", "只有“部分使用纸质选票”的表决才需要指定人员，请先选择这种方式")
    if state not in ("prepared", "open"):
        raise Refused("poll.closed", "表决已经结束，不能再改用纸质选票")


def after_fall_back(state: State, way: Way, fallback: Fallback, to: str, box: str) -> Way:
    """The way in which an open poll goes on by the chair's decision, when the system fails in the middle of the vote.

    With `box` "keep" the ballots of the tablets count and only the others vote; with "void" everybody votes again.
    """
    if state == "prepared":
        raise Refused("poll.not_open", "表决尚未开始，请直接修改表决方式")
    if state == "checking":
        raise Refused("poll.checking_now", "投票已经停止，请先返回投票，再改用其他方式")
    if state != "open":
        raise Refused("poll.vote_over", "投票已经结束，不能再改用其他方式；如结果有误，请作废后重新表决")
    if fallback:
        raise Refused("poll.fell_back_already", "本项表决已经改用其他方式，不能再次更改")
    if way in ("paper", "hands"):
        raise Refused("poll.not_by_tablets", "本项表决没有使用平板，无需改用其他方式")
    if way == "mixed" and to == "hands":
        raise Refused("poll.papers_are_out", "已有代表使用纸质选票，请改用纸质选票继续表决")
    if to == "hands":
        return "hands"
    return "mixed" if box == "keep" else "paper"
