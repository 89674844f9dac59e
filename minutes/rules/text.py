"""Sections that are edited while new drafts are made: what was edited is never overwritten."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from core.errors import Refused
from minutes.rules.draft import Section

MOST_SECTIONS = 200
LONGEST_TEXT = 20_000
"""Characters of one section."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it stands: `drafted` is the text that the last draft put there, `offered` a later draft's other text.

    `own` marks one that the secretariat added; a part that no draft knows any more says so by `drafted` being empty.
    """

    id: str
    heading: str
    text: str
    drafted: str = ""
    offered: str = ""
    own: bool = False

    def to_data(self) -> dict[str, Any]:
        """Plain JSON to store."""
        return asdict(self)


def parts_of(data: Sequence[dict[str, Any]]) -> list[Part]:
    """Parts as they were stored."""
    return [Part(**one) for one in data]


def redrafted(parts: Sequence[Part], sections: Sequence[Section]) -> list[Part]:
    """The parts after another draft.

    An untouched section takes the new text; an edited one keeps its own and has the new text beside it where the draft
    says something new; own sections stay behind the section they followed; one that the draft no longer has stays if it
    was edited.
    """
    known = {part.id: part for part in parts}
    fresh = {section.id for section in sections}
    merged = [_merged(known.get(section.id), section) for section in sections]
    for place, part in enumerate(parts):
        if part.id in fresh or not (part.own or part.text != part.drafted):
            continue
        before = {other.id for other in parts[:place]}
        at = max((n + 1 for n, other in enumerate(merged) if other.id in before), default=0)
        merged.insert(at, part)
    return merged


def _merged(part: Part | None, section: Section) -> Part:
    if part is None or part.text in (part.drafted, section.text):
        return Part(section.id, section.heading, section.text, section.text)
    offered = section.text if section.text != part.drafted else part.offered
    return replace(part, offered=offered)


def edited(parts: Sequence[Part], sections: Sequence[Section], declined: Collection[str] = ()) -> list[Part]:
    """The parts after the secretariat saved its sections: left out is removed, unknown ones are their own.

    A part whose offered text was taken over, or `declined` (ids), is not offered it again.
    """
    _check(sections)
    known = {part.id: part for part in parts}
    return [_edited(known.get(section.id), section, section.id in declined) for section in sections]


def _edited(part: Part | None, section: Section, declined: bool) -> Part:
    if part is None:
        return Part(section.id, section.heading, section.text, own=True)
    if part.offered and (declined or section.text == part.offered):
        return Part(part.id, section.heading, section.text, part.offered)
    return replace(part, heading=section.heading, text=section.text)


def _check(sections: Sequence[Section]) -> None:
    if len(sections) > MOST_SECTIONS:
        raise Refused("minutes.too_many", "纪要最多 %(most)s 节，请合并一些", status=400, most=MOST_SECTIONS)
    seen: set[str] = set()
    for section in sections:
        if section.id in seen:
            raise Refused("minutes.twice", "有两节用了同一个编号，请刷新页面后再试", status=400)
        seen.add(section.id)
        if not section.heading.strip():
            raise Refused("minutes.no_heading", "每一节都要有标题", status=400)
        if len(section.text) > LONGEST_TEXT:
            raise Refused(
                "minutes.too_long", "“%(heading)s”太长，每节最多 %(most)s 字", status=400,
                heading=section.heading, most=LONGEST_TEXT,
            )  # fmt: skip
