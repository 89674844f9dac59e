"""Reads a clean PDF as a reader would: sizes as seen, text, thumbnails."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

THUMB_WIDTH = 200
"""Pixels of a thumbnail's width."""

THUMB_HEIGHT = 600
"""Its greatest height, for pages that are long strips."""

TEXT_ON_PAGE = 8
"""Characters from which on a page counts as one with text."""

PAGES_WITH_TEXT = 10
"""One page in so many must have text, or the document is said to be a scan."""

LONGEST = 20_000
"""Characters of a page's text that are kept."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page: its width and height in points and its text."""

    size: tuple[float, float]
    text: str


def look(whole: Path, thumbs: Path, told: Callable[[int], None]) -> list[Seen]:
    """Read every page of the PDF `whole` and write its thumbnail to `thumbs`/0001.png …; `told` hears how many are done."""
    thumbs.mkdir(parents=True)
    pdf = pypdfium2.PdfDocument(whole)
    try:
        pages = []
        for number in range(1, len(pdf) + 1):
            page = pdf[number - 1]
            try:
                pages.append(Seen(_size(page), text_of(page)))
                _draw(page, thumbs / f"{number:04}.png")
            finally:
                page.close()
            told(number)
        return pages
    finally:
        pdf.close()


def has_text(pages: list[Seen]) -> bool:
    """Whether there is text to search: a scan has practically none."""
    with_text = sum(len("".join(page.text.split())) >= TEXT_ON_PAGE for page in pages)
    return with_text * PAGES_WITH_TEXT >= len(pages) and with_text > 0


def text_of(page: Any) -> str:
    """The text of a pypdfium2 page in lines, without characters that nobody sees and no database stores."""
    textpage = page.get_textpage()
    try:
        raw = textpage.get_text_range() if textpage.count_chars() else ""
    finally:
        textpage.close()
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]
    return "".join(char for char in lines if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co"))


def _size(page: Any) -> tuple[float, float]:
    width, height = page.get_size()
    return round(width, 2), round(height, 2)


def _draw(page: Any, path: Path) -> None:
    width, height = page.get_size()
    scale = min(THUMB_WIDTH / max(width, 1), THUMB_HEIGHT / max(height, 1))
    picture = page.render(scale=scale, may_draw_forms=False).to_pil()
    picture.convert("P", palette=1, colors=64).save(path, optimize=False)
