"""Which press of a voter counts, the first or the last, and that the same gesture twice is harmless."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Literal

from core.errors import Refused

Policy = Literal["first", "last"]
POLICIES: tuple[Policy, ...] = ("first", "last")
Verdict = Literal["store", "replace", "same"]
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


@dataclass(frozen=True)
class Press:
    """One gesture of a voter: its id made by the device, what it says (compared by ==), when it came (aware).

    `superseded` are the ids of the voter's earlier gestures that this one replaced, so that one of them sent again by a
    slow network does not undo the later one.
    """

    gesture: str
    content: object
    at: datetime
    superseded: frozenset[str] = field(default_factory=frozenset)


def accept_press(policy: Policy, earlier: Press | None, new: Press) -> Verdict:
    """What to do with a press: "store" the first, "replace" by a later, or "same" → answer what was answered before.

    First or last press counts: GB 50799-2012 §6.2. Under "first" any other gesture is refused, even with equal content,
    with the time of the first.
    """
    if earlier is None:
        return "store"
    if new.gesture in earlier.superseded:
        return "same"
    if new.gesture == earlier.gesture:
        if new.content != earlier.content:
            raise Refused("ballot.gesture_reused", "同一次提交的内容前后不一致，请刷新页面后查看已投的票")
        return "same"
    if policy == "last":
        return "replace"
    raise Refused(
        "ballot.already_cast",
        "您的票已于%(time)s投出，以第一次为准，不能更改",
        time=earlier.at.astimezone(CHINA).strftime("%H:%M:%S"),
        at=earlier.at.isoformat(),
    )
