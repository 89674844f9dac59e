"""Puts a watermark on the pages of a PDF, as text of its own font in the page's own content.

The paper of a page becomes a form that the page's content draws before it draws the marks: so no state that a careless
paper leaves behind moves them, a viewer shows both or nothing, and nothing of the paper is unpacked. A font of the marks
has two characters, the two lines, each with its outline and the text that is read from it. It lies inside the file; whoever
edits PDFs by program can take it out again, as any watermark: that is what the log of openings is for.
"""

import io
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from documents.stamps.layout import Box, stamps, upright
from documents.stamps.mark import Mark
from documents.stamps.outlines import EM, Outline, outline_of

BLACKNESS = 0.12
"""How dark the marks are: a light grey through which all can be read, and which a photograph still shows."""

FORM, FONT, LIGHT = Name.HallPaper, Name.HallMark, Name.HallLight
BELOW, ABOVE = -EM // 2, EM * 3 // 2
CODES = b"ab"
"""The characters of the font: the name's line, the time's line."""

A4_BOX = (0.0, 0.0, 595.28, 841.89)
TALLEST = 14_400.0
"""Points beyond which PDF knows no pages."""


def stamped(path: Path, mark: Mark) -> bytes:
    """The PDF at `path` with the mark on each of its pages, always the same bytes. Raises FileNotFoundError."""
    with Pdf.open(path) as pdf:
        _stamp(pdf, mark)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, preserve_pdfa=False, deterministic_id=True)
    return out.getvalue()


def _stamp(pdf: Pdf, mark: Mark) -> None:
    lines = (outline_of(mark.name), outline_of(mark.time))
    font = pdf.make_indirect(_font(pdf, lines))
    light = pdf.make_indirect(
        Dictionary(Type=Name.ExtGState, ca=BLACKNESS, CA=BLACKNESS, BM=Name.Normal, SMask=Name("/None"))
    )
    drawn: dict[Box, Stream] = {}
    for page in pdf.pages:
        box = box_of(page)
        resources = Dictionary(
            XObject=Dictionary({str(FORM): _paper(pdf, page)}),
            Font=Dictionary({str(FONT): font}),
            ExtGState=Dictionary({str(LIGHT): light}),
        )
        if box not in drawn:
            drawn[box] = _packed(pdf, _content(box, lines[0].width / EM, lines[1].width / EM))
        page.obj.Contents, page.obj.Resources = drawn[box], resources


def _paper(pdf: Pdf, page: Page) -> Object:
    """What the page showed so far, as a form."""
    contents = page.obj.get("/Contents")
    if isinstance(contents, Array):
        page.contents_coalesce()
        contents = page.obj.get("/Contents")
    if contents is None or not isinstance(contents, Stream):
        form: Any = Stream(pdf, b"")
    elif contents.get("/Subtype") == Name.Form:  # two pages share their content
        form = Stream(pdf, contents.read_bytes())
    else:
        form = contents
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([-TALLEST, -TALLEST, 2 * TALLEST, 2 * TALLEST])
    form.Resources = _inherited(page, "/Resources") or Dictionary()
    paper: Object = pdf.make_indirect(form)
    return paper


@lru_cache(maxsize=512)
def _content(box: Box, name: float, time: float) -> bytes:
    """What draws a page's paper and its marks, whose lines are so wide in ems."""
    first, second = (chr(code) for code in CODES)
    texts = "\n".join(
        f"{_numbers(stamp.name)} Tm ({first}) Tj {_numbers(stamp.time)} Tm ({second}) Tj"
        for stamp in stamps(box.seen_size, name, time)
    )
    return f"q {FORM} Do Q\nq {_numbers(upright(box))} cm {LIGHT} gs 0 g BT {FONT} 1 Tf\n{texts}\nET Q".encode()


def _font(pdf: Pdf, lines: tuple[Outline, Outline]) -> Dictionary:
    glyphs = {f"/{chr(code)}": _packed(pdf, _glyph(line)) for code, line in zip(CODES, lines, strict=True)}
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, BELOW, max(round(line.width) for line in lines), ABOVE]),
        FontMatrix=Array([1 / EM, 0, 0, 1 / EM, 0, 0]),
        CharProcs=Dictionary(glyphs),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([CODES[0], *map(Name, glyphs)])),
        FirstChar=CODES[0],
        LastChar=CODES[-1],
        Widths=Array([round(line.width) for line in lines]),
        Resources=Dictionary(),
        ToUnicode=Stream(pdf, _to_unicode(line.text for line in lines)),
    )


def _glyph(line: Outline) -> bytes:
    width = round(line.width)
    return f"{width} 0 0 {BELOW} {width} {ABOVE} d1\n".encode() + line.path


def _to_unicode(texts: Iterable[str]) -> bytes:
    rows = "\n".join(
        f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in zip(CODES, texts, strict=True)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /HallMark def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(CODES)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    ).encode()


def _packed(pdf: Pdf, content: bytes) -> Stream:
    stream = Stream(pdf, _deflated(content))
    stream.Filter = Name.FlateDecode
    return stream


@lru_cache(maxsize=2048)
def _deflated(content: bytes) -> bytes:
    return zlib.compress(content)


def box_of(page: Page) -> Box:
    """What is seen of the page; of a page without sound measures, A4."""
    media = _corners(_inherited(page, "/MediaBox")) or A4_BOX
    crop = _corners(_inherited(page, "/CropBox")) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    turned = _inherited(page, "/Rotate")
    degrees = int(turned) % 360 if turned is not None else 0
    return Box(left, bottom, right - left, top - bottom, degrees if degrees % 90 == 0 else 0)


def _corners(given: Any) -> tuple[float, float, float, float] | None:
    if not isinstance(given, Array) or len(given) != 4:
        return None
    x0, y0, x1, y1 = (float(value) for value in given.as_list())
    corners = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return corners if corners[0] < corners[2] and corners[1] < corners[3] else None


def _inherited(page: Page, key: str) -> Any:
    """A page's own entry, or that of the nearest group of pages above it."""
    node: Any = page.obj
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


def _numbers(matrix: Iterable[float]) -> str:
    return " ".join(f"{number:.3f}".rstrip("0").rstrip(".") for number in matrix)
