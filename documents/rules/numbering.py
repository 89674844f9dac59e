"""会议文件之一、之二……: which document bears which number."""

from collections.abc import Iterable
from dataclasses import dataclass

from meeting.rules.agenda import in_characters


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document in agenda order that bears a number; `fixed` is one that readers know already."""

    id: str
    fixed: int | None = None


def numbers_of(documents: Iterable[Numbered]) -> dict[str, int]:
    """The number of each: what was published keeps its own, the others take the free ones in agenda order from 1."""
    known = list(documents)
    taken = {one.fixed for one in known if one.fixed is not None}
    numbers: dict[str, int] = {}
    free = 1
    for one in known:
        if one.fixed is not None:
            numbers[one.id] = one.fixed
            continue
        while free in taken:
            free += 1
        numbers[one.id] = free
        free += 1
    return numbers


def label_of(number: int | None) -> str:
    """会议文件之二十三; empty for a document without number."""
    return "" if number is None else f"会议文件之{in_chinese(number)}"


def in_chinese(number: int) -> str:
    """A number from 1 to 9999 as it is written in titles: 十, 二十三, 一百〇五, 一千〇二十."""
    if not 0 < number < 10_000:
        raise ValueError(number)
    return in_characters(number, "〇")
