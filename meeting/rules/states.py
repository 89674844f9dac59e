"""How meetings and sittings go on, and what may stand on the stage."""

from collections.abc import Mapping

from core.errors import Refused
from meeting.rules.records import MeetingInfo, SittingInfo

FACES = ("waiting", "signin", "agenda", "item", "speakers", "poll", "result", "evaluation", "document", "message")
"""What the stage may show."""

MESSAGE_LENGTH = 200
"""The most characters of a message on the big screen."""

MARKS_ITEM = frozenset({"item", "poll"})
"""Faces that make their agenda item the one under discussion."""


def check_stage(face: str, item_id: str | None, poll_id: str | None, text: str) -> None:
    """Refuse a stage that lacks what its face shows."""
    if face not in FACES:
        raise Refused("stage.unknown_face", "没有“%(face)s”这种画面，请从列表中选择", status=400, face=face)
    if face == "item" and item_id is None:
        raise Refused("stage.item_needed", "请先选定要显示的议程", status=400)
    if face in ("poll", "result") and poll_id is None:
        raise Refused("stage.poll_needed", "请先选定要显示的表决", status=400)
    if face == "evaluation" and not text:
        raise Refused("stage.evaluation_needed", "请先选定要显示的测评", status=400)
    if face == "document" and not text:
        raise Refused("stage.document_needed", "请先选定要显示的文件", status=400)
    if face == "message" and not text.strip():
        raise Refused("stage.text_needed", "请填写要显示的文字", status=400)
    if len(text) > MESSAGE_LENGTH:
        raise Refused("stage.text_too_long", "文字最多 %(limit)s 个字，请缩短", status=400, limit=MESSAGE_LENGTH)


def evaluation_in(text: str) -> str:
    """Which evaluation the text of the face `evaluation` names; a word after its id, such as `score`, says how."""
    return text.partition(" ")[0]


def shown_on(face: str, poll_id: str | None, text: str) -> str | None:
    """What the floors above are asked about before `face` is shown: a poll, an evaluation, a document; None for the rest."""
    if face == "evaluation":
        return evaluation_in(text)
    return text if face == "document" else poll_id


def may_change(meeting: MeetingInfo) -> None:
    """Refuse any change of a meeting that has ended."""
    if meeting.state == "ended":
        raise Refused("meeting.ended", "会议已经闭会，不能再修改；如系误操作，请由秘书处恢复会议")


def may_start(meeting: MeetingInfo) -> bool:
    """Whether there is anything to do; False for a meeting that runs already."""
    may_change(meeting)
    return meeting.state == "prepared"


def may_end(meeting: MeetingInfo, now_open: SittingInfo | None) -> bool:
    """Whether there is anything to do; refused before the start and while a sitting is open."""
    if meeting.state == "ended":
        return False
    if meeting.state == "prepared":
        raise Refused("meeting.not_running", "会议还没有开始，不能闭会")
    if now_open is not None:
        raise Refused("meeting.sitting_open", "“%(title)s”还在进行，请先宣布休会，再闭会", title=now_open.title)
    return True


def may_open(meeting: MeetingInfo, sitting: SittingInfo, now_open: SittingInfo | None) -> bool:
    """Whether there is anything to do; one sitting is open at a time and a closed one is not opened anew."""
    may_change(meeting)
    if sitting.state == "open":
        return False
    if sitting.state == "closed":
        raise Refused("sitting.closed", "本次会议已经休会；如需继续，请选择“恢复开会”")
    _only_one(now_open)
    return True


def may_close(sitting: SittingInfo) -> bool:
    """Whether there is anything to do; refused before the sitting was opened."""
    if sitting.state == "prepared":
        raise Refused("sitting.not_open", "本次会议还没有宣布开会")
    return sitting.state == "open"


def may_reopen(meeting: MeetingInfo, sitting: SittingInfo, now_open: SittingInfo | None) -> bool:
    """Whether there is anything to do: the way back from a sitting that was closed by a slip."""
    may_change(meeting)
    if sitting.state == "open":
        return False
    if sitting.state == "prepared":
        raise Refused("sitting.not_open", "本次会议还没有宣布开会")
    _only_one(now_open)
    return True


def entered(states: Mapping[str, str], item_id: str) -> dict[str, str]:
    """The items whose state changes when the hall comes to `item_id`: the one before it is done."""
    changed = {other: "done" for other, state in states.items() if state == "current" and other != item_id}
    if states[item_id] != "current":
        changed[item_id] = "current"
    return changed


def stepped_back(states: Mapping[str, str], item_id: str | None) -> dict[str, str]:
    """The items whose state changes on the way back to `item_id`: the one that was current waits again."""
    changed = {other: "waiting" for other, state in states.items() if state == "current" and other != item_id}
    if item_id is not None and states[item_id] != "current":
        changed[item_id] = "current"
    return changed


def stepped_forward(states: Mapping[str, str]) -> dict[str, str]:
    """The items whose state changes when the hall has come to the end of the agenda."""
    return {item: "done" for item, state in states.items() if state == "current"}


def marked(state: str, *, done: bool) -> str:
    """The state of an item that the secretariat marks by hand; the current one is left by stepping on or back."""
    if state == "current":
        raise Refused("agenda.item_current", "这项议程正在进行，请先转到别的议程，再修改它的状态")
    return "done" if done else "waiting"


def may_step(meeting: MeetingInfo, now_open: SittingInfo | None) -> None:
    """Refuse to walk through the agenda while no sitting is open."""
    may_change(meeting)
    if now_open is None:
        raise Refused("meeting.no_sitting", "请先宣布开会，再进行议程")


def _only_one(now_open: SittingInfo | None) -> None:
    if now_open is not None:
        raise Refused("sitting.another_open", "“%(title)s”还在进行，请先宣布休会", title=now_open.title)
