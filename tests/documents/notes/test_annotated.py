"""The file with notes, read back by other programs: poppler and pdfium, not the one that made it."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from documents.notes.annotated import Heading, annotated
from documents.notes.store import NoteRow
from tests.documents.notes.builders import INK, MARKER, TEXT
from tests.documents.pdfs import paper, saved

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HEADING = Heading(
    "我的批注",
    "政府工作报告",
    "张三",
    "第%(page)s页",
    "上一版第%(page)s页",
    "笔迹%(count)s处，没有画出",
    "书签：第%(page)s页",
)


def row(kind: str, data: dict[str, Any], page: int | None = 1, place: int = 1) -> NoteRow:
    return NoteRow(f"note-{place:04}", page, kind, data, place, place, gone=False, from_number=1, from_page=page or 3)


def text_of(content: bytes, tmp_path: Path) -> list[str]:
    """The text of each page, by poppler."""
    file = tmp_path / "annotated.pdf"
    file.write_bytes(content)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().split("\f")[:-1]


def picture_of(content: bytes, page: int) -> Image.Image:
    """A page as pdfium shows it, two pixels a point."""
    with pypdfium2.PdfDocument(content) as document:
        return document[page].render(scale=2).to_pil().convert("RGB")


def is_red(pixel: tuple[int, int, int]) -> bool:
    return pixel[0] > 150 and pixel[1] < 110 and pixel[2] < 110


def is_yellow(pixel: tuple[int, int, int]) -> bool:
    return pixel[0] > 200 and pixel[1] > 180 and pixel[2] < 190


def count(picture: Image.Image, box: tuple[float, float, float, float], fits) -> int:
    """How many pixels in a box (points from the upper left) fit."""
    left, top, right, bottom = (round(value * 2) for value in box)
    part = picture.crop((left, top, right, bottom))
    return sum(fits(pixel) for pixel in part.get_flattened_data())


def test_without_notes_the_file_is_as_it_was():
    assert annotated(paper(1), [], HEADING, AT) == paper(1)


def test_strokes_lie_where_they_were_drawn():
    content = annotated(paper(2), [row("ink", INK), row("marker", MARKER, place=2)], HEADING, AT)
    first, second = picture_of(content, 0), picture_of(content, 1)
    assert count(first, (60, 60, 310, 100), is_red) > 300
    assert count(first, (72, 192, 400, 208), is_yellow) > 8000
    assert count(first, (60, 400, 500, 800), is_red) == 0
    assert count(second, (0, 0, 595, 842), is_red) == 0


def test_black_letters_stay_black_below_a_highlighter():
    """What is highlighted is multiplied, not covered: letters can be read through it."""
    across = {"points": [60, 150, 0.5, 540, 150, 0.5], "colour": "yellow", "width": 40}
    dark = lambda pixel: max(pixel) < 60  # noqa: E731
    before, after = picture_of(paper(1), 0), picture_of(annotated(paper(1), [row("marker", across)], HEADING, AT), 0)
    box = (60, 132, 540, 168)
    assert count(after, box, dark) > 0.9 * count(before, box, dark) > 100


def test_texts_are_read_back_with_their_numbers_and_places(tmp_path):
    notes = [
        row("text", TEXT, 2, 1),
        row("text", {**TEXT, "text": "䶮家桥至喆园路段何时完工？\n请交通局答复", "y": 500}, 2, 2),
        row("bookmark", {"label": ""}, 1, 3),
        row("text", {**TEXT, "text": "旧页上的话"}, None, 4),
        row("ink", INK, None, 5),
    ]
    pages = text_of(annotated(paper(2), notes, HEADING, AT), tmp_path)
    assert len(pages) == 3
    assert "第1章" in pages[0].replace(" ", "")
    listed = pages[2]
    for words in ("我的批注", "政府工作报告", "张三", "请说明增长的口径", "䶮家桥至喆园路段何时完工", "请交通局答复"):
        assert words in listed
    for words in ("第2页", "书签：第1页", "上一版第3页", "旧页上的话", "笔迹1处，没有画出"):
        assert words in listed
    fonts = subprocess.run(["pdffonts", str(tmp_path / "annotated.pdf")], capture_output=True, text=True, check=True)
    rows = [line.split() for line in fonts.stdout.splitlines()[2:]]
    assert rows
    assert all(line[-5] == "yes" for line in rows), "every font is embedded"


def test_pins_stand_at_their_places():
    gold = lambda pixel: 90 < pixel[0] < 170 and pixel[2] < 90  # noqa: E731
    picture = picture_of(annotated(paper(1), [row("text", {**TEXT, "x": 300, "y": 600})], HEADING, AT), 0)
    assert count(picture, (290, 590, 310, 610), gold) > 30
    assert count(picture, (20, 700, 280, 842), gold) == 0


def test_bookmarks_come_behind_the_documents_own_contents():
    content = annotated(
        paper(2), [row("bookmark", {"label": "重点"}, 2), row("bookmark", {"label": ""}, 1, 2)], HEADING, AT
    )
    with pypdfium2.PdfDocument(content) as document:
        titles = [mark.get_title() for mark in document.get_toc()]
    assert titles[-2:] == ["书签：第1页", "重点"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_on_a_turned_page_a_stroke_lies_where_it_was_seen(degrees):
    with pikepdf.Pdf.open(io.BytesIO(paper(1))) as pdf:
        pdf.pages[0].rotate(degrees, relative=False)
        pdf.pages[0].obj.CropBox = pikepdf.Array([20, 30, 575, 802])
        turned = saved(pdf)
    line = {"points": [50, 40, 0.5, 250, 40, 0.5], "colour": "red", "width": 4}
    picture = picture_of(annotated(turned, [row("ink", line)], HEADING, AT), 0)
    assert count(picture, (50, 36, 250, 44), is_red) > 2000
    assert count(picture, (0, 60, picture.width / 2, picture.height / 2), is_red) == 0
