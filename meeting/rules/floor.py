"""The list of speakers: who may ask, and how a request goes on."""

from collections.abc import Iterable, Sequence

from core.errors import Refused
from meeting.rules.kinds import may_speak
from meeting.rules.records import FloorInfo, MeetingInfo, SittingInfo

REASON_LENGTH = 200
"""The most characters of a reason."""


def may_ask(meeting: MeetingInfo, now_open: SittingInfo | None, roles: Iterable[str]) -> SittingInfo:
    """The sitting in which somebody with these roles may ask for the floor now."""
    if meeting.state == "ended" or now_open is None:
        raise Refused("floor.no_sitting", "现在没有正在进行的会议，请在开会后申请发言")
    if not may_speak(roles):
        raise Refused("floor.not_allowed", "旁听和工作人员不能申请发言；如有疑问，请联系秘书处", status=403)
    return now_open


def may_grant(request: FloorInfo) -> bool:
    """Whether there is anything to do; refused for a request that is over."""
    if request.state in ("done", "withdrawn"):
        raise Refused("floor.over", "这条发言申请已经结束，请刷新名单")
    return request.state == "waiting"


def may_stop(request: FloorInfo) -> bool:
    """Whether a speech is to be ended; refused before it began."""
    if request.state == "waiting":
        raise Refused("floor.not_speaking", "该代表还没有开始发言")
    return request.state == "speaking"


def may_extend(request: FloorInfo) -> None:
    """Refuse to extend what is not going on."""
    if request.state != "speaking":
        raise Refused("floor.not_speaking", "该代表没有在发言，无需延时")


def may_withdraw(request: FloorInfo) -> bool:
    """Whether there is anything to do; the speaker is stopped by the chair instead."""
    if request.state == "speaking":
        raise Refused("floor.speaking", "发言已经开始，由主持人结束")
    return request.state == "waiting"


def reordered(queue: Sequence[str], request_id: str, position: int) -> list[str]:
    """The queue with one request put at `position` (from 0; beyond the end: at the end)."""
    rest = [other for other in queue if other != request_id]
    rest.insert(max(0, min(position, len(rest))), request_id)
    return rest
