"""The minutes as a Word file to go on working with, and as PDF/A to sign and file."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from core.reports import compile_pdf
from core.reports.word import OfficialPaper
from minutes.rules.text import Part

TEMPLATE = Path(__file__).parent / "templates" / "minutes" / "minutes.typ"
SHORT = frozenset({"time", "place", "chair"})
"""Sections that stand on one line with their heading."""


@dataclass(frozen=True, slots=True)
class Written:
    """Minutes ready to be set; `finished_at` is None for a draft, which says so."""

    title: str
    parts: tuple[Part, ...]
    finished_at: datetime | None
    made_at: datetime
    zone: tzinfo
    rehearsal: bool = False

    @property
    def marks(self) -> str:
        """What stands red above the head: 演练, 草稿, or nothing."""
        words = (["演练"] if self.rehearsal else []) + ([] if self.finished_at else ["草稿"])
        return "　".join(words)

    @property
    def dated(self) -> str:
        """The date below the text."""
        at = (self.finished_at or self.made_at).astimezone(self.zone)
        return f"{at.year}年{at.month}月{at.day}日"


def minutes_pdf(written: Written) -> bytes:
    """PDF/A; the same minutes give the same bytes."""
    return compile_pdf(TEMPLATE, _data(written), timestamp=written.finished_at or written.made_at)


def _data(written: Written) -> dict[str, Any]:
    return {
        "title": written.title,
        "marks": written.marks or None,
        "parts": [
            {"heading": part.heading, "lines": part.text.split("\n"), "short": part.id in SHORT}
            for part in written.parts
        ],
        "dated": written.dated,
    }


def minutes_docx(written: Written) -> bytes:
    """A Word file in the manner of official papers."""
    paper = OfficialPaper(written.title, marks=written.marks)
    for part in written.parts:
        _part(paper, part)
    paper.dated(written.dated)
    return paper.content(written.finished_at or written.made_at)


def _part(paper: OfficialPaper, part: Part) -> None:
    lines = part.text.split("\n")
    if part.id in SHORT and len(lines) == 1:
        paper.fact(part.heading, lines[0])
        return
    paper.heading(part.heading)
    for line in lines:
        paper.text(line)
