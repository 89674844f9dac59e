"""What a comment of the deliberation may say, and who may change it after whom."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.errors import Refused

KINDS = {"opinion": "意见", "suggestion": "建议", "other": "其他"}
"""Kind → what the brief calls it, in the brief's order."""

LONGEST = 5000
LONGEST_NAME = 50
LONGEST_TAG = 12
MOST_TAGS = 6


@dataclass(frozen=True, slots=True)
class CommentFields:
    """What a clerk enters, cleaned; see documents.deliberation.tables.Comment."""

    speaker: str
    kind: str
    text: str
    tags: tuple[str, ...] = ()
    delegation_id: str | None = None
    item_id: str | None = None
    document_id: str | None = None
    person_id: str | None = None


def read_words(speaker: str, text: str, tags: Sequence[str]) -> tuple[str, str, tuple[str, ...]]:
    """Speaker, text and tags as they are kept; raises Refused (400)."""
    speaker = " ".join(_plain(speaker).split())
    text = "\n".join(line.strip() for line in _plain(text.replace("\r\n", "\n")).split("\n")).strip()
    if not text:
        raise Refused("comment.empty", "请填写意见的内容", status=400)
    if len(text) > LONGEST:
        raise Refused("comment.too_long", "一条意见最多 %(most)s 个字，请分成几条", status=400, most=LONGEST)
    if len(speaker) > LONGEST_NAME:
        raise Refused("comment.name_too_long", "发言人最多 %(most)s 个字", status=400, most=LONGEST_NAME)
    return speaker, text, _tags(tags)


def check_revision(held: int, seen: int, by_name: str) -> None:
    """Refuse a change by somebody who has not seen the last one: nothing is overwritten unseen."""
    if held != seen:
        raise Refused(
            "comment.edited_meanwhile",
            "%(by)s 刚刚修改过这条意见，您的修改还没有保存；请核对两个版本后再保存",
            by=by_name,
        )


def check_there(*, removed: bool) -> None:
    """Refuse to change what was removed."""
    if removed:
        raise Refused("comment.removed", "这条意见已被删除，如仍需要，请另外录入一条")


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    cleaned = [" ".join(_plain(tag).lstrip("#＃").split()) for tag in tags]
    found = tuple(dict.fromkeys(tag for tag in cleaned if tag))
    if any(len(tag) > LONGEST_TAG for tag in found):
        raise Refused("comment.tag_too_long", "标签最多 %(most)s 个字", status=400, most=LONGEST_TAG)
    if len(found) > MOST_TAGS:
        raise Refused("comment.too_many_tags", "一条意见最多 %(most)s 个标签", status=400, most=MOST_TAGS)
    return found


def _plain(text: str) -> str:
    """Without what Word files cannot hold: control characters and the two code points that are none."""
    return "".join(" " if c == "\t" else c for c in text if c == "\n" or c == "\t" or _printable(c))


def _printable(c: str) -> bool:
    return unicodedata.category(c) not in ("Cc", "Cf") and c not in "\ufffe\uffff"
