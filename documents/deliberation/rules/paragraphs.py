"""The paragraphs of a PDF's text: lines joined, page numbers and running heads left out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

MARK = re.compile(
    r"(第[一二三四五六七八九十百千零〇\d]+[编章节条款部]|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]"
    r"|\d+[.．、](?!\d)|[①-⑳]|附件)"
)
"""What a new paragraph of an official paper begins with."""

PAGE_NUMBER = re.compile(r"[-—–－·.\s]*(第\s*)?\d+(\s*页)?([,，/\s]*(共\s*)?\d+(\s*页)?)?[-—–－·.\s]*")
ENDS = "。！？；：!?;:…”』」）)"
"""What a paragraph may end with, whatever the length of its last line."""

FULL = 0.82
"""The share of the widest lines that a line reaches which goes on in the next one."""

EDGE = 2
"""How many lines at the top and at the foot of a page may be running heads."""


def paragraphs_of(pages: Sequence[str]) -> list[str]:
    """The paragraphs of a text given page by page, each on one line, in reading order."""
    lines = _without_running_heads([_lines(page) for page in pages])
    width = _usual_width(line for page in lines for line in page)
    found: list[str] = []
    last = ""
    for line in (line for page in lines for line in page):
        text = line.strip()
        if not text:
            last = ""
            continue
        if found and last and not _begins(line, text, last, width):
            found[-1] = _joined(found[-1], text)
        else:
            found.append(text)
        last = text
    return found


def _lines(page: str) -> list[str]:
    plain = unicodedata.normalize("NFC", page).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    plain = plain.replace("\u00a0", " ").replace("\u00ad", "").replace("\ufffe", "").replace("\u200b", "")
    return [line.rstrip() for line in plain.strip("\n").split("\n")]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop page numbers, and what stands at the same edge of most pages whatever its figures."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)} if key)
    often = max(3, (len(pages) + 1) // 2)
    running = {key for key, times in seen.items() if times >= often}
    return [_inner(page, running) for page in pages]


def _inner(page: list[str], running: set[str]) -> list[str]:
    there = [at for at, line in enumerate(page) if line.strip()]
    edges = set(there[:EDGE] + there[-EDGE:])
    return [
        line
        for at, line in enumerate(page)
        if at not in edges or not (_key(line) in running or (at in (there[0], there[-1]) and _is_number(line)))
    ]


def _edges(page: list[str]) -> list[str]:
    there = [line for line in page if line.strip()]
    return there[:EDGE] + there[-EDGE:]


def _is_number(line: str) -> bool:
    return PAGE_NUMBER.fullmatch(line.strip()) is not None


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def width_of(text: str) -> int:
    """How wide a line is, in halves of a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _usual_width(lines: Iterable[str]) -> float:
    """The width of a full line: what the widest tenth of the lines reaches."""
    widths = sorted(width_of(line.strip()) for line in lines if line.strip())
    return widths[int(len(widths) * 0.9)] if widths else 0


def _begins(line: str, text: str, last: str, width: float) -> bool:
    """Whether `text` begins a paragraph after the line `last`."""
    full = width_of(last) >= width * FULL
    if not full:
        return True
    indented = line.startswith(("\u3000", "    "))
    return indented or (last[-1] in ENDS and MARK.match(text) is not None)


def _joined(one: str, other: str) -> str:
    if one.endswith("-") and other[0].islower():
        return one[:-1] + other
    between = " " if _latin(one[-1]) and _latin(other[0]) else ""
    return one + between + other


def _latin(c: str) -> bool:
    return c.isascii() and (c.isalnum() or c in ",.;:)")


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; together they are the paragraph."""
    cuts = [0, *(m.end() for m in re.finditer(r"[。！？；!?][”’」』）)]*", paragraph)), len(paragraph)]
    return [paragraph[a:b] for a, b in pairwise(dict.fromkeys(cuts)) if b > a]
