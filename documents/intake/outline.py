"""The table of contents of a PDF as a flat list."""

from typing import Any

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, PdfError, String

from documents.rules.records import OutlineEntry
from documents.rules.titles import clean_title

LONGEST = 2000
"""Headings that are kept."""

DEEPEST = 6


def outline_of(pdf: Pdf) -> list[OutlineEntry]:
    """The headings that lead to a page, in order; a broken outline gives what can be read of it."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    found: list[OutlineEntry] = []
    try:
        with pdf.open_outline(max_depth=DEEPEST, strict=False) as outline:
            for item in outline.root:
                _gather(pdf, item, 0, pages, found)
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return found[:LONGEST]


def _gather(
    pdf: Pdf, item: OutlineItem, depth: int, pages: dict[tuple[int, int], int], found: list[OutlineEntry]
) -> None:
    page = _page_of(pdf, item, pages)
    title = clean_title(str(item.title))
    if page is not None and title:
        found.append(OutlineEntry(title, page, depth))
    for child in item.children:
        _gather(pdf, child, depth + 1, pages, found)


def _page_of(pdf: Pdf, item: OutlineItem, pages: dict[tuple[int, int], int]) -> int | None:
    target: Any = item.destination
    if target is None and item.action is not None:
        target = item.action.get("/D")
    if isinstance(target, String | Name | str):
        target = _named(pdf, str(target))
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array | list) or len(target) == 0:
        return None
    first = target[0]
    if isinstance(first, int):
        return first + 1 if 0 <= first < len(pages) else None
    return pages.get(first.objgen) if isinstance(first, Dictionary) else None


def _named(pdf: Pdf, name: str) -> Any:
    """The destination of that name, of the old dictionary or the name tree."""
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary) and name.startswith("/"):
        return old.get(name)
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    if tree is None:
        return None
    from pikepdf import NameTree

    return NameTree(tree).get(name)
