"""Pictures on pages of A4."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from documents.intake.pictures import picture_to_pdf
from documents.rules.faults import BadFile
from tests.documents.pdfs import raster


def page_of(tmp_path: Path, content: bytes, number: int = 1) -> Image.Image:
    """The page as it is drawn, 1 pixel a point."""
    source, target = tmp_path / "original", tmp_path / "made.pdf"
    source.write_bytes(content)
    picture_to_pdf(source, target)
    pdf = pypdfium2.PdfDocument(target)
    drawn = pdf[number - 1].render(scale=1).to_pil().convert("RGB")
    pdf.close()
    return drawn


def saved(picture: Image.Image, kind: str, **settings: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **settings)
    return target.getvalue()


def test_a_photograph_stands_as_the_camera_was_held(tmp_path: Path) -> None:
    """EXIF says: turn by 90°. The red edge, at the top of the file, is then at the right."""
    picture = Image.new("RGB", (400, 300), "blue")
    picture.paste("red", (0, 0, 400, 50))
    exif = Image.Exif()
    exif[0x0112] = 6
    drawn = page_of(tmp_path, saved(picture, "JPEG", exif=exif, quality=95))
    assert drawn.height > drawn.width
    middle = drawn.height // 2
    red, _, blue = drawn.split()
    assert brightness(red, drawn.width - 20, middle) > 200
    assert brightness(blue, 20, middle) > 200


def test_what_shows_through_is_white(tmp_path: Path) -> None:
    drawn = page_of(tmp_path, saved(Image.new("RGBA", (100, 141), (0, 0, 0, 0)), "PNG"))
    assert drawn.getpixel((drawn.width // 2, drawn.height // 2)) == (255, 255, 255)


def sixteen_bits(grey: Image.Image) -> Image.Image:
    return grey.convert("I").point(lambda value: value * 257).convert("I;16")


def brightness(drawn: Image.Image, x: int, y: int) -> int:
    """From 0 for black to 255 for white."""
    return drawn.convert("L").tobytes()[y * drawn.width + x]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_all_kinds_of_colours(tmp_path: Path, mode: str) -> None:
    ground = Image.new("L", (100, 141), 255)
    ground.paste(0, (0, 0, 100, 70))
    picture = ground.convert("RGB").convert(mode) if mode != "I;16" else sixteen_bits(ground)
    drawn = page_of(tmp_path, saved(picture, "TIFF" if mode in ("CMYK", "I;16", "1") else "PNG"))
    assert brightness(drawn, drawn.width // 2, drawn.height // 4) < 40
    assert brightness(drawn, drawn.width // 2, drawn.height * 3 // 4) > 220


def test_a_fax_of_many_pages_becomes_as_many(tmp_path: Path) -> None:
    pages = [raster(600, 800, seed=n).convert("1") for n in range(3)]
    content = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    page_of(tmp_path, content, 3)
    with pikepdf.open(tmp_path / "made.pdf") as pdf:
        assert len(pdf.pages) == 3


def test_a_picture_of_many_pixels_is_made_coarser(tmp_path: Path) -> None:
    page_of(tmp_path, saved(Image.new("RGB", (6000, 8000), "white"), "JPEG"))
    with pikepdf.open(tmp_path / "made.pdf") as pdf:
        image = pdf.pages[0].obj.Resources.XObject.Im0
        assert image.Width <= 2500


def test_a_picture_that_is_another_kind_inside_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="broken"):
        page_of(tmp_path, saved(Image.new("RGB", (10, 10)), "BMP"))
