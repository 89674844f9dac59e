"""Calls for service: what they may say, how often one may call, and how a call goes on."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta

from core.errors import Refused

GOING_ON = ("open", "taken")
"""The states in which a call is on the lists."""

LONGEST_NOTE = 60

MOST = 10
"""How many calls one person has within WITHIN: more than a thirsty deputy needs, few enough for the staff's list."""

WITHIN = timedelta(minutes=10)


def read_note(kind: str, note: str) -> str:
    """The word of a call on one line; refused (400) where 其他 says nothing, or too long."""
    plain = " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in note).split())
    if kind == "other" and not plain:
        raise Refused("call.note_missing", "请写明需要什么，例如“笔”“请代接电话”", status=400)
    if len(plain) > LONGEST_NOTE:
        raise Refused("call.note_too_long", "说明最多 %(most)s 个字，请写得简短些", status=400, most=LONGEST_NOTE)
    return plain


def may_call(meeting_state: str, asked: Sequence[datetime], now: datetime) -> None:
    """Refuse a call after the meeting, or one too many of somebody who called at the times `asked`."""
    if meeting_state == "ended":
        raise Refused("call.meeting_over", "会议已经结束，请直接联系现场工作人员")
    if sum(1 for at in asked if now - WITHIN < at <= now) >= MOST:
        raise Refused("call.too_many", "呼叫次数过多，请稍等几分钟，或直接招手请工作人员过来", status=429)


def may_take(state: str, taken_by: str, taken_by_name: str, taker: str) -> bool:
    """Whether there is anything to do; refused where somebody else goes already, or the call is over."""
    if state == "taken" and taken_by != taker:
        raise Refused("call.taken", "%(name)s 已经去了，不必再去", name=taken_by_name)
    check_going_on(state)
    return state == "open"


def may_return(state: str) -> bool:
    """Whether a taken call is to be put back on the list; refused for one that is over."""
    check_going_on(state)
    return state == "taken"


def may_finish(state: str) -> bool:
    """Whether there is anything to do; refused for a call that was withdrawn."""
    if state == "withdrawn":
        raise _withdrawn()
    return state in GOING_ON


def may_withdraw(state: str) -> bool:
    """Whether there is anything to do: what is over stays as it is."""
    return state in GOING_ON


def check_going_on(state: str) -> None:
    """Refuse a call that is over."""
    if state == "withdrawn":
        raise _withdrawn()
    if state == "done":
        raise Refused("call.done", "这次呼叫已经完成，请看其他呼叫")


def _withdrawn() -> Refused:
    return Refused("call.withdrawn", "代表已经撤回这次呼叫，不必再去")
