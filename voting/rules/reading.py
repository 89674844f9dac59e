"""Strict reading of untrusted JSON values: the exact shape or a refusal, never a guess."""

from collections.abc import Collection
from typing import TypeVar

from core.errors import Refused

W = TypeVar("W", bound=str)

MAX_TEXT = 4000
MAX_INTEGER = 10**15


def wrong_shape(code: str, where: str) -> Refused:
    """The refusal for data that is not what it should be at `where` (a field's name)."""
    return Refused(code, "数据格式不正确（%(where)s），请刷新页面后重试", status=422, where=printable(where))


def printable(value: object, limit: int = 40) -> str:
    """A short text of a hostile value that is safe to show, log and encode."""
    text = value[: limit + 1] if isinstance(value, str) else type(value).__name__
    cleaned = "".join(c if c.isprintable() else "?" for c in text)
    return cleaned if len(cleaned) <= limit else cleaned[:limit] + "…"


def read_object(
    data: object, code: str, required: Collection[str], optional: Collection[str] = (), where: str = "{}"
) -> dict[str, object]:
    """An object with all `required` keys, perhaps `optional` ones and no other."""
    if type(data) is not dict:
        raise wrong_shape(code, where)
    if len(data) > len(required) + len(optional):
        raise wrong_shape(code, where)
    for key in data:
        if type(key) is not str or (key not in required and key not in optional):
            raise wrong_shape(code, printable(key))
    for key in required:
        if key not in data:
            raise wrong_shape(code, key)
    return data


def read_text(value: object, code: str, where: str, limit: int = MAX_TEXT) -> str:
    """A string of at most `limit` characters that UTF-8 and every database can hold."""
    if type(value) is not str or len(value) > limit or "\x00" in value:
        raise wrong_shape(code, where)
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise wrong_shape(code, where)
    return value


def read_integer(value: object, code: str, where: str, low: int = 0, high: int = MAX_INTEGER) -> int:
    """A whole number from `low` to `high`; true and false are not numbers, nor is 1.0."""
    if type(value) is not int or not low <= value <= high:
        raise wrong_shape(code, where)
    return value


def read_boolean(value: object, code: str, where: str) -> bool:
    """true or false, not 0 or 1."""
    if type(value) is not bool:
        raise wrong_shape(code, where)
    return value


def read_list(value: object, code: str, where: str, limit: int) -> list[object]:
    """A list of at most `limit` items."""
    if type(value) is not list or len(value) > limit:
        raise wrong_shape(code, where)
    return value


def read_word(value: object, words: Collection[W], code: str, where: str) -> W:
    """One of a few known words."""
    if type(value) is str:
        for word in words:
            if word == value:
                return word
    raise wrong_shape(code, where)
