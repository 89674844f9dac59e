"""A document with its reader's notes in it: strokes on the pages, numbered pins, and all texts on pages of their own."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf

from core.reports.compile import compile_pdf
from documents.notes.ink import stroke_content
from documents.notes.store import NoteRow
from documents.stamps.layout import upright
from documents.stamps.stamp import box_of

TEMPLATE = Path(__file__).parents[1] / "templates" / "documents" / "annotated.typ"
PINS, MARKER = Name.HallPins, Name.HallMarker
SEEN_THROUGH = 0.55
"""How much of a highlighter's colour covers; what is below shows through, as on the tablet."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the list of notes, in the reader's language; `bookmark` has room for %(page)s."""

    title: str
    subtitle: str
    foot: str
    page: str
    earlier: str
    strokes: str
    bookmark: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A text note with its number."""

    number: int
    note: NoteRow


def annotated(document: bytes, notes: Sequence[NoteRow], heading: Heading, at: datetime) -> bytes:
    """`document` with the notes; without any it stays as it is."""
    if not notes:
        return document
    on_pages: dict[int, list[NoteRow]] = defaultdict(list)
    for note in sorted((n for n in notes if n.page is not None), key=_order):
        on_pages[note.page or 0].append(note)
    texts = _numbered(note for page in sorted(on_pages) for note in on_pages[page] if note.kind == "text")
    with Pdf.open(io.BytesIO(document)) as pdf:
        numbers = [page for page in sorted(on_pages) if page <= len(pdf.pages)]
        for number in numbers:
            _draw(pdf, pdf.pages[number - 1], on_pages[number])
        pinned = [number for number in numbers if any(t.note.page == number for t in texts)]
        lines = [*_lines(texts, on_pages, heading), *_earlier([n for n in notes if n.page is None], heading)]
        with Pdf.open(io.BytesIO(_sheets(pdf, pinned, texts, lines, heading, at))) as sheets:
            for place, number in enumerate(pinned):
                _pin(pdf, pdf.pages[number - 1], pdf.copy_foreign(sheets.pages[place].as_form_xobject()))
            if lines:
                pdf.pages.extend(sheets.pages[len(pinned) :])
        _mark(pdf, [n for number in numbers for n in on_pages[number] if n.kind == "bookmark"], heading)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _order(note: NoteRow) -> tuple[int, int, float, int]:
    order = {"marker": 0, "ink": 1, "text": 2, "bookmark": 3}
    return note.page or 0, order[note.kind], note.data.get("y", 0), note.changed


def _numbered(notes: Iterable[NoteRow]) -> list[_Text]:
    return [_Text(number, note) for number, note in enumerate(notes, 1)]


def _draw(pdf: Pdf, page: Page, notes: Sequence[NoteRow]) -> None:
    """Put the strokes on a page, a highlighter's below a pen's."""
    strokes = [note for note in notes if note.kind in ("ink", "marker")]
    if not strokes:
        return
    box = box_of(page)
    _, height = box.seen_size
    matrix = " ".join(f"{value:g}" for value in upright(box))
    parts = [f"q {matrix} cm 1 0 0 -1 0 {height:g} cm 1 J 1 j"]
    for note in strokes:
        state = f"{MARKER} gs " if note.kind == "marker" else ""
        parts.append(f"q {state}{stroke_content(note.kind, note.data)} Q")
    _add(pdf, page, "\n".join([*parts, "Q"]).encode())
    light = Dictionary(Type=Name.ExtGState, CA=SEEN_THROUGH, ca=SEEN_THROUGH, BM=Name.Multiply)
    _resource(page, "/ExtGState", MARKER, light)


def _pin(pdf: Pdf, page: Page, form: Object) -> None:
    """Lay a sheet of pins, made in the size in which the page is seen, over it."""
    matrix = " ".join(f"{value:g}" for value in upright(box_of(page)))
    _resource(page, "/XObject", PINS, form)
    _add(pdf, page, f"q {matrix} cm {PINS} Do Q".encode())


def _add(pdf: Pdf, page: Page, content: bytes) -> None:
    """Append to what a page shows; its own content stands alone, whatever it leaves behind."""
    before = page.obj.get("/Contents")
    streams = list(before) if isinstance(before, Array) else [] if before is None else [before]
    opened, closed = pdf.make_stream(b"q\n"), pdf.make_stream(b"\nQ\n")
    page.obj.Contents = Array([opened, *streams, closed, pdf.make_stream(content)])


def _resource(page: Page, kind: str, name: Any, value: Any) -> None:
    """Add to a page's own resources, which other pages may share: they are copied first."""
    resources = Dictionary(dict(page.resources.items()))
    group = Dictionary(dict(resources.get(kind, Dictionary()).items()))
    group[name] = value
    resources[kind] = group
    page.obj.Resources = resources


def _lines(texts: Sequence[_Text], pages: dict[int, list[NoteRow]], heading: Heading) -> list[dict[str, str]]:
    """The list: bookmarks and texts by page."""
    lines = []
    numbers = {text.note.id: str(text.number) for text in texts}
    for page in sorted(pages):
        for note in pages[page]:
            if note.kind == "text":
                lines.append(_line(numbers[note.id], heading.page % {"page": page}, note.data["text"]))
            elif note.kind == "bookmark":
                label = note.data.get("label") or heading.bookmark % {"page": page}
                lines.append(_line("", heading.page % {"page": page}, label))
    return lines


def _earlier(left: Sequence[NoteRow], heading: Heading) -> list[dict[str, str]]:
    """What was written on pages of an earlier version that have changed: texts, and how many strokes are not drawn."""
    lines = []
    for page in sorted({note.from_page for note in left}):
        mine = [note for note in left if note.from_page == page]
        place = heading.earlier % {"page": page}
        lines += [_line("", place, note.data["text"]) for note in mine if note.kind == "text"]
        strokes = sum(note.kind in ("ink", "marker") for note in mine)
        if strokes:
            lines.append(_line("", place, heading.strokes % {"count": strokes}))
    return lines


def _line(number: str, place: str, text: str) -> dict[str, str]:
    return {"number": number, "place": place, "text": text}


def _sheets(
    pdf: Pdf, pinned: Sequence[int], texts: Sequence[_Text], lines: Sequence[Any], heading: Heading, at: datetime
) -> bytes:
    """The sheets of pins and the list, as one PDF with its own fonts."""
    pages = []
    for number in pinned:
        width, height = box_of(pdf.pages[number - 1]).seen_size
        pins = [
            {"x": text.note.data["x"], "y": text.note.data["y"], "number": text.number}
            for text in texts
            if text.note.page == number
        ]
        pages.append({"width": width, "height": height, "pins": pins})
    data = {
        "pages": pages,
        "lines": list(lines),
        "title": heading.title,
        "subtitle": heading.subtitle,
        "foot": heading.foot,
    }
    return compile_pdf(TEMPLATE, data, timestamp=at, pdf_a=False)


def _mark(pdf: Pdf, bookmarks: Sequence[NoteRow], heading: Heading) -> None:
    """The reader's bookmarks, behind the document's own contents."""
    if not bookmarks:
        return
    with pdf.open_outline() as outline:
        for note in bookmarks:
            page = note.page or 1
            label = note.data.get("label") or heading.bookmark % {"page": page}
            outline.root.append(OutlineItem(label, page - 1))
