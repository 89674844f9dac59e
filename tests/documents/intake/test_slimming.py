"""A page's file carries only the outlines that it shows."""

import io
import random
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from core.reports.compile import COMMON_FONTS
from documents.intake.paging import split
from documents.intake.slimming import Unusual, keep_glyphs, slim
from tests.documents.pdfs import long_paper, paper, saved

CHARACTERS = "".join(chr(code) for code in range(0x4E00, 0x5400))


def varied(pages: int = 4) -> bytes:
    """A paper on whose every page other characters stand."""
    chance = random.Random(3)
    return paper(pages, "章", "".join(chance.sample(CHARACTERS, 1200)))


def test_pages_are_lighter_than_the_whole_and_look_the_same(tmp_path: Path) -> None:
    whole = tmp_path / "whole.pdf"
    with pikepdf.open(io.BytesIO(varied(1))) as dense, pikepdf.open(io.BytesIO(paper(2))) as plain:
        font = max(_fonts(dense), key=lambda one: len(_file(one).read_bytes()))
        shared = plain.copy_foreign(dense.make_indirect(font))
        plain.pages[1].obj.Resources.Font["/Dense"] = shared
        plain.save(whole)
    split(whole, tmp_path / "pages", lambda _: None)
    sizes = [path.stat().st_size for path in sorted((tmp_path / "pages").iterdir())]
    assert max(sizes) < whole.stat().st_size / 3
    drawn = []
    for path, place in ((whole, 1), (tmp_path / "pages" / "0002.pdf", 0)):
        pdf = pypdfium2.PdfDocument(path)
        drawn.append(pdf[place].render(scale=1).to_pil())
        pdf.close()
    assert ImageChops.difference(*drawn).getbbox() is None


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    fonts = pdf.pages[0].obj.Resources.Font
    return [fonts[key] for key in fonts.keys()]  # noqa: SIM118


def test_outlines_that_are_not_shown_are_gone_and_the_file_stays_a_font() -> None:
    from PIL import ImageFont

    data = (COMMON_FONTS / "NotoSansSC_400Regular.ttf").read_bytes()
    light = keep_glyphs(data, range(1, 200))
    assert len(light) < len(data) / 3
    before, after = (ImageFont.truetype(io.BytesIO(one), 40) for one in (data, light))
    assert bytes(before.getmask("A")) == bytes(after.getmask("A"))
    assert sum(after.getmask("龘")) == 0 < sum(before.getmask("龘"))


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(60), b"\x00\x01\x00\x00\x00\x00" + bytes(8)])
def test_what_is_no_truetype_file_is_unusual(data: bytes) -> None:
    with pytest.raises(Unusual):
        keep_glyphs(data, [1])


def test_a_page_of_another_kind_of_fonts_stays_as_it_is() -> None:
    with pikepdf.open(io.BytesIO(long_paper(1))) as pdf:
        before = saved(pdf)
        slim(pdf)
        assert len(saved(pdf)) == len(before)


def test_a_page_whose_letters_are_contents_stays_as_it_is() -> None:
    with pikepdf.open(io.BytesIO(varied(1))) as pdf:
        pdf.pages[0].obj.Resources.Font["/T3"] = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3)
        before = [bytes(_file(font).read_raw_bytes()) for font in _fonts(pdf) if "/DescendantFonts" in font]
        slim(pdf)
        assert [bytes(_file(font).read_raw_bytes()) for font in _fonts(pdf) if "/DescendantFonts" in font] == before


def _file(font: pikepdf.Object) -> pikepdf.Object:
    return font.DescendantFonts[0].FontDescriptor.FontFile2
