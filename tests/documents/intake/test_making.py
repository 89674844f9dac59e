"""From a file to its pages: every kind that becomes pages, every bad file of the issue's list."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from documents.intake.making import Made, make
from documents.rules.faults import SENTENCES, BadFile
from documents.rules.limits import PAGES
from tests.documents import pdfs


def made_of(tmp_path: Path, content: bytes, kind: str = "pdf") -> tuple[Made, Path]:
    source = tmp_path / "original"
    source.write_bytes(content)
    folder = tmp_path / "made"
    return make(source, kind, folder, lambda _: None), folder


def test_a_paper_becomes_pages_with_text_outline_and_thumbnails(tmp_path: Path) -> None:
    made, folder = made_of(tmp_path, pdfs.paper(3))
    assert made.pages == 3
    assert made.sizes == [(595.28, 841.89)] * 3
    assert [(one.title, one.page, one.depth) for one in made.outline] == [
        (f"第{n}章 政府工作报告", n, 0) for n in (1, 2, 3)
    ]
    assert made.has_text
    assert "老旧小区加装电梯" in made.texts[1]
    assert "䶮家桥至喆园路" in made.texts[1]
    assert made.cleaned == []
    assert sorted(path.name for path in (folder / "pages").iterdir()) == ["0001.pdf", "0002.pdf", "0003.pdf"]
    for number in (1, 2, 3):
        with Image.open(folder / "thumbs" / f"{number:04}.png") as thumb:
            assert thumb.width == 200
        with pikepdf.open(folder / "pages" / f"{number:04}.pdf") as single:
            assert len(single.pages) == 1


def test_each_page_looks_as_in_the_whole(tmp_path: Path) -> None:
    """Also after its fonts were made light."""
    _, folder = made_of(tmp_path, pdfs.paper(3))
    whole = pypdfium2.PdfDocument(folder / "document.pdf")
    for number in (1, 2, 3):
        single = pypdfium2.PdfDocument(folder / "pages" / f"{number:04}.pdf")
        drawn = [pdf[place].render(scale=1).to_pil() for pdf, place in ((whole, number - 1), (single, 0))]
        assert ImageChops.difference(*drawn).getbbox() is None
        assert drawn[0].convert("L").getextrema()[0] < 60
        single.close()
    whole.close()


def test_what_was_said_comes_back_from_plain_data(tmp_path: Path) -> None:
    made, _ = made_of(tmp_path, pdfs.paper(1))
    assert Made.from_data(made.to_data()) == made


def test_progress_only_grows(tmp_path: Path) -> None:
    source = tmp_path / "original"
    source.write_bytes(pdfs.long_paper(40))
    told: list[int] = []
    make(source, "pdf", tmp_path / "made", told.append)
    assert told == sorted(told)
    assert told[0] >= 1
    assert told[-1] == 99


def test_a_scan_is_without_text(tmp_path: Path) -> None:
    made, _ = made_of(tmp_path, pdfs.scan(2))
    assert not made.has_text
    assert made.texts == ["", ""]


def test_pages_are_as_they_are_seen(tmp_path: Path) -> None:
    """A page that lies on its side is wide; a page's inherited size and resources come along."""
    pdf = pikepdf.Pdf.open(io.BytesIO(pdfs.long_paper(2)))
    pdf.pages[1].rotate(90, relative=False)
    tree = pdf.Root.Pages
    tree.MediaBox = pdf.pages[0].obj.MediaBox
    tree.Resources = pdf.pages[0].obj.Resources
    for page in pdf.pages:
        del page.obj["/MediaBox"]
        del page.obj["/Resources"]
    made, folder = made_of(tmp_path, pdfs.saved(pdf))
    assert made.sizes == [(595.0, 842.0), (842.0, 595.0)]
    single = pypdfium2.PdfDocument(folder / "pages" / "0002.pdf")
    assert "Page number 2" in single[0].get_textpage().get_text_range()
    assert single[0].get_size() == (842.0, 595.0)
    single.close()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_becomes_a_page_of_a4(tmp_path: Path, kind: str) -> None:
    made, _ = made_of(tmp_path, pdfs.picture(kind), kind.lower())
    assert made.sizes == [(841.89, 595.28)]
    assert not made.has_text


def test_scripts_programs_files_and_addresses_are_taken_out(tmp_path: Path) -> None:
    made, folder = made_of(tmp_path, pdfs.with_javascript())
    assert made.cleaned == ["javascript", "actions", "files", "links"]
    for path in (folder / "document.pdf", folder / "pages" / "0001.pdf"):
        with pikepdf.open(path) as pdf:
            pdf.save(plain := io.BytesIO(), compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        for word in (b"JavaScript", b"Launch", b"cmd.exe", b"example.org", b"hidden", b"EmbeddedFile"):
            assert word not in plain.getvalue()


def test_a_filled_form_is_seen_as_it_was_filled(tmp_path: Path) -> None:
    made, folder = made_of(tmp_path, pdfs.with_form("张三"))
    assert "forms" in made.cleaned
    assert "javascript" in made.cleaned
    with pikepdf.open(folder / "document.pdf") as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj
    assert "Zhang San" in made.texts[0]


def test_a_damaged_pdf_is_mended(tmp_path: Path) -> None:
    made, _ = made_of(tmp_path, pdfs.damaged())
    assert made.cleaned == ["repaired"]
    assert made.texts == ["Page number 1", "Page number 2"]


def test_a_pdf_that_opens_for_anybody_is_taken(tmp_path: Path) -> None:
    made, folder = made_of(tmp_path, pdfs.encrypted(user=""))
    assert made.pages == 1
    with pikepdf.open(folder / "document.pdf") as pdf:
        assert not pdf.is_encrypted


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("pdf", pdfs.encrypted, "document.encrypted"),
        ("pdf", pdfs.broken, "document.broken"),
        ("pdf", lambda: pdfs.long_paper(PAGES + 1), "document.too_many_pages"),
        ("pdf", pdfs.without_pages, "document.no_pages"),
        ("docx", pdfs.zip_bomb, "document.zip_bomb"),
        ("png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "document.broken"),
        ("jpeg", lambda: pdfs.picture("JPEG")[:2000], "document.broken"),
        ("png", pdfs.picture_bomb, "document.broken"),
    ],
)
def test_bad_files_are_refused_with_a_sentence(tmp_path: Path, kind: str, content: object, code: str) -> None:
    with pytest.raises(BadFile) as caught:
        made_of(tmp_path, content(), kind)  # type: ignore[operator]
    assert caught.value.code == code
    assert SENTENCES[code] % caught.value.params


def test_two_thousand_pages_are_taken(tmp_path: Path) -> None:
    source = tmp_path / "original"
    source.write_bytes(pdfs.long_paper(PAGES))
    with pikepdf.open(source) as pdf:
        from documents.intake.paging import check_pages

        assert check_pages(pdf) == PAGES
