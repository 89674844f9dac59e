"""What a notice may say, and what may be done with it."""

import unicodedata

from core.errors import Refused

LONGEST = 300
"""The most characters of a notice: it is read at a glance."""

MOST_LINES = 8

UNSEEN = ("Cc", "Cf")
"""Control characters, and those that turn the direction of writing or take no room."""

LISTED = 50
"""How many of the newest notices a person's tablet lists, and the secretariat's page."""


def read_text(text: str) -> str:
    """The text as it is sent: no character that controls or cannot be seen, no empty lines at the ends; raises Refused (400)."""
    lines = [_plain(line) for line in text.replace("\r\n", "\n").split("\n")]
    cleaned = "\n".join(lines).strip()
    if not cleaned:
        raise Refused("notice.empty", "请填写通知的内容", status=400)
    if len(cleaned) > LONGEST:
        raise Refused("notice.too_long", "通知最多 %(most)s 个字，请写得简短些", status=400, most=LONGEST)
    if cleaned.count("\n") >= MOST_LINES:
        raise Refused("notice.too_many_lines", "通知最多 %(most)s 行，请合并一些", status=400, most=MOST_LINES)
    return cleaned


def may_send(people_n: int) -> None:
    """Refuse a notice that nobody would get."""
    if people_n == 0:
        raise Refused("notice.nobody", "所选范围内没有人，请重新选择通知对象", status=400)


def may_remind(*, taken_back: bool, waiting: int) -> bool:
    """Whether there is anybody to remind; refused for a notice that was taken back."""
    if taken_back:
        raise Refused("notice.taken_back", "这条通知已经撤回，如需提醒请重新发送")
    return waiting > 0


def _plain(line: str) -> str:
    return "".join(" " if c == "\t" else c for c in line if c == "\t" or unicodedata.category(c) not in UNSEEN).rstrip()
