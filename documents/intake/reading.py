"""Reads a clean PDF as a reader would: sizes as seen, text, thumbnails."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from documents.rules.boxes import NOWHERE, Box, packed

THUMB_WIDTH = 200
"""Pixels of a thumbnail's width."""

THUMB_HEIGHT = 600
"""Its greatest height, for pages that are long strips."""

COLOURS = 64
"""Colours of a thumbnail."""

TEXT_ON_PAGE = 8
"""Characters from which on a page counts as one with text."""

PAGES_WITH_TEXT = 10
"""One page in so many must have text, or the document is said to be a scan."""

LONGEST = 20_000
"""Characters of a page's text that are kept."""

HYPHENS = (0x02, 0xFFFE)
"""How PDFium gives a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page: its width and height in points, its text and where its characters stand (documents.rules.boxes)."""

    size: tuple[float, float]
    text: str
    boxes: bytes


def look(whole: Path, thumbs: Path, told: Callable[[int], None]) -> list[Seen]:
    """Read every page of the PDF `whole` and write its thumbnail to `thumbs`/0001.png …; `told` hears how many are done."""
    thumbs.mkdir(parents=True)
    pdf = pypdfium2.PdfDocument(whole)
    try:
        pages = []
        for number in range(1, len(pdf) + 1):
            page = pdf[number - 1]
            try:
                pages.append(Seen(_size(page), *text_of(page)))
                _draw(page, thumbs / f"{number:04}.png")
            finally:
                page.close()
            told(number)
        return pages
    finally:
        pdf.close()


def has_text(pages: list[Seen]) -> bool:
    """Whether there is text to search: a scan has practically none."""
    with_text = sum(_readable_n(page.text) >= TEXT_ON_PAGE for page in pages)
    return with_text * PAGES_WITH_TEXT >= len(pages) and with_text > 0


def _readable_n(text: str) -> int:
    """How many characters mean something to others than the paper's own font."""
    return sum(not char.isspace() and unicodedata.category(char) != "Co" for char in text)


def text_of(page: Any) -> tuple[str, bytes]:
    """The text of a pypdfium2 page in lines, without characters that nobody sees and no database stores, and its boxes."""
    textpage = page.get_textpage()
    try:
        place = _as_seen(page)
        text, boxes = [], []
        high = 0
        for index in range(min(textpage.count_chars(), LONGEST)):
            code = raw.FPDFText_GetUnicode(textpage, index)
            if 0xD800 <= code < 0xDC00:  # a character beyond the first plane comes in two halves
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high, char = 0, _char(code)
            if char:
                text.append(char)
                boxes.append(NOWHERE if char == "\n" else place(textpage.get_charbox(index)))
    finally:
        textpage.close()
    while text and text[-1] == "\n":
        text.pop()
        boxes.pop()
    return "".join(text), packed(boxes)


def _char(code: int) -> str:
    """A character that is read; empty for what is not seen. Private use may be a rare character of the paper's own font."""
    if code in HYPHENS:
        return "-"
    char = chr(code) if 0 < code < 0x110000 else ""
    return char if char == "\n" or (char and unicodedata.category(char) not in ("Cc", "Cs", "Cn")) else ""


def _as_seen(page: Any) -> Callable[[tuple[float, float, float, float]], Box]:
    """From a page's own points to those of the page as it is seen, from its lower left corner."""
    left, bottom, right, top = page.get_cropbox()
    turned = page.get_rotation()

    def place(box: tuple[float, float, float, float]) -> Box:
        x0, y0, x1, y1 = box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom
        width, height = right - left, top - bottom
        if turned == 90:
            return y0, width - x1, y1, width - x0
        if turned == 180:
            return width - x1, height - y1, width - x0, height - y0
        if turned == 270:
            return height - y1, x0, height - y0, x1
        return x0, y0, x1, y1

    return place


def _size(page: Any) -> tuple[float, float]:
    width, height = page.get_size()
    return round(width, 2), round(height, 2)


def _draw(page: Any, path: Path) -> None:
    width, height = page.get_size()
    scale = min(THUMB_WIDTH / max(width, 1), THUMB_HEIGHT / max(height, 1))
    picture = page.render(scale=scale, may_draw_forms=False).to_pil()
    picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE).save(path)
