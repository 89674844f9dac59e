"""Watermarks: text that tools read back, on every page however it lies, light enough to read through."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from documents.stamps.mark import Mark, mark_of
from documents.stamps.stamp import stamped

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
MARK = Mark("王伟 3排12座", "2026-11-23 09:00")


def a_page(pdf: Pdf, width: float, height: float, content: bytes = b"", **entries: Any) -> None:
    """A page with the word PAPER in its lower left corner."""
    text = b"BT /F1 20 Tf 30 30 Td (PAPER) Tj ET "
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, height]),
        Resources=Dictionary(Font=Dictionary(F1=font)),
        Contents=pdf.make_indirect(Stream(pdf, text + content)),
        **entries,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def a_file(folder: Path, width: float = 595, height: float = 842, content: bytes = b"", **entries: Any) -> Path:
    path = folder / "page.pdf"
    with Pdf.new() as pdf:
        a_page(pdf, width, height, content, **entries)
        pdf.save(path)
    return path


def words(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True, timeout=60)
    assert not done.stderr
    return done.stdout.decode()


def picture(content: bytes):
    document = pypdfium2.PdfDocument(content)
    try:
        return document[0].render(scale=1).to_pil().convert("L")
    finally:
        document.close()


@pytest.mark.parametrize(
    ("secrecy", "line"),
    [("open", "2026-11-23 09:00"), ("internal", "内部 2026-11-23 09:00"), ("confidential", "机密 2026-11-23 09:00")],
)
def test_a_mark_says_that_a_paper_is_not_public(secrecy: str, line: str) -> None:
    assert mark_of("王伟", None, "", AT, ZONE, secrecy).time == line


@pytest.mark.parametrize(
    ("name", "seat", "delegation", "line"),
    [
        ("王伟", "3-12", "第1代表团", "王伟 3排12座"),
        ("王伟", None, "第1代表团", "王伟 第1代表团"),
        ("王伟", None, "", "王伟"),
        ("王伟", "主席台左", "", "王伟 主席台左"),
    ],
)
def test_a_mark_says_whose_copy_it_is_and_when(name: str, seat: str | None, delegation: str, line: str) -> None:
    assert mark_of(name, seat, delegation, AT, ZONE) == Mark(line, "2026-11-23 09:00")


@pytest.mark.parametrize("name", ["王伟", "欧阳𬭎", "𫠊𠮷", "阿依古丽·买买提江", "Ångström O’Neill", "张\ue123"])
def test_the_mark_is_read_back_by_pdftotext_with_rare_characters(tmp_path: Path, name: str) -> None:
    text = words(stamped(a_file(tmp_path), Mark(f"{name} 3排12座", MARK.time)))
    assert text.count(f"{name} 3排12座") >= 8
    assert text.count("2026-11-23 09:00") >= 8
    assert "PAPER" in text


SHAPES: list[tuple[float, float, dict[str, object]]] = [
    (595, 842, {}),
    (842, 595, {}),
    (595, 842, {"Rotate": 90}),
    (595, 842, {"Rotate": 180}),
    (842, 595, {"Rotate": 270}),
    (595, 842, {"Rotate": -90}),
    (960, 540, {}),
    (1190, 1684, {}),
    (120, 90, {}),
    (200, 3000, {}),
    (595, 842, {"CropBox": Array([100, 200, 400, 600])}),
    (595, 842, {"CropBox": Array([100, 200, 400, 600]), "Rotate": 90}),
]


@pytest.mark.parametrize(("width", "height", "entries"), SHAPES)
def test_the_mark_lies_in_every_part_of_what_is_seen(
    tmp_path: Path, width: float, height: float, entries: dict[str, object]
) -> None:
    path = a_file(tmp_path, width, height, b"", **entries)
    before, after = picture(path.read_bytes()), picture(stamped(path, MARK))
    assert before.size == after.size
    across, down = (max(1, min(3, int(side // 250))) for side in after.size)
    for column in range(across):
        for row in range(down):
            part = (
                after.width * column // across,
                after.height * row // down,
                after.width * (column + 1) // across,
                after.height * (row + 1) // down,
            )
            assert after.crop(part).tobytes() != before.crop(part).tobytes(), part


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_mark_rises_from_left_to_right_however_the_page_is_turned(tmp_path: Path, turned: int) -> None:
    """Its ink lies along the slant and not against it."""
    image = picture(stamped(a_file(tmp_path, 600, 600, Rotate=turned), Mark("一" * 12, " ")))
    pixels = image.load()
    dark = [(x, y) for x in range(200, 400) for y in range(200, 400) if pixels[x, y] < 250]
    places = set(dark)
    along = sum((x + 9, y - 4) in places for x, y in dark)
    against = sum((x + 9, y + 4) in places for x, y in dark)
    assert along > 2 * against


def test_the_mark_is_light_and_what_is_written_stays_black(tmp_path: Path) -> None:
    path = a_file(tmp_path, 595, 842, b"0 g 200 0 100 842 re f")
    before, after = picture(path.read_bytes()), picture(stamped(path, MARK))
    lightest = min(tone for _, tone in after.crop((300, 0, 595, 842)).getcolors() or ())
    assert 255 * 0.86 <= lightest <= 255 * 0.9
    assert after.crop((210, 0, 290, 842)).getcolors() == before.crop((210, 0, 290, 842)).getcolors()
    covered = sum(count for count, tone in after.crop((300, 0, 595, 842)).getcolors() or () if tone < 250)
    assert 0.01 < covered / (295 * 842) < 0.15


@pytest.mark.parametrize("content", [b"q q q 5 0 0 5 90 90 cm", b"Q Q 9 0 0 9 0 0 cm", b"1 0 0 rg /None gs BT"])
def test_a_paper_that_leaves_its_state_in_disorder_moves_no_mark(tmp_path: Path, content: bytes) -> None:
    clean = picture(stamped(a_file(tmp_path), MARK)).crop((200, 0, 595, 700))
    odd = picture(stamped(a_file(tmp_path, content=content), MARK)).crop((200, 0, 595, 700))
    assert odd.tobytes() == clean.tobytes()


def test_every_page_of_a_file_is_marked_also_where_pages_share_what_they_show(tmp_path: Path) -> None:
    path = tmp_path / "many.pdf"
    with Pdf.new() as pdf:
        for _ in range(3):
            a_page(pdf, 595, 842)
        shared = pdf.pages[0].obj.Contents
        pdf.pages[1].obj.Contents = Array([shared, pdf.make_indirect(Stream(pdf, b"q Q"))])
        pdf.pages[2].obj.Contents = shared
        pdf.Root.Pages.Rotate = 0
        pdf.save(path)
    marked = stamped(path, MARK)
    with Pdf.open(io.BytesIO(marked)) as pdf:
        assert len(pdf.pages) == 3
        assert not pdf.check_pdf_syntax()
    for page in words(marked).split("\f")[:3]:
        assert "PAPER" in page
        assert page.count(MARK.name) >= 8


def test_a_blank_page_is_marked_too(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path)
    assert words(stamped(path, MARK)).count(MARK.name) >= 8


def test_the_mark_brings_its_own_font_and_nothing_is_a_layer_to_switch_off(tmp_path: Path) -> None:
    with Pdf.open(io.BytesIO(stamped(a_file(tmp_path), MARK))) as pdf:
        page = pdf.pages[0].obj
        (font,) = page.Resources.Font.values()
        assert font.Subtype == Name.Type3
        assert len(font.CharProcs) == 2
        assert "/OCProperties" not in pdf.Root
        assert "/Annots" not in page
        assert isinstance(page.Contents, Stream)


def test_two_readers_have_different_copies_and_one_reader_the_same(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    assert stamped(path, MARK) == stamped(path, MARK)
    other = words(stamped(path, Mark("李娜 3排13座", MARK.time)))
    assert "李娜" in other
    assert "王伟" not in other
