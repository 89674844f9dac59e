"""Looking into files without trusting them."""

import struct
import zipfile
from pathlib import Path

import pytest

from documents.intake.sniff import check_package, kind_of
from documents.rules.faults import BadFile
from documents.rules.filetype import OLE
from tests.documents.pdfs import paper, picture, zip_bomb, zip_of

DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}


def lying(tmp_path: Path, content: bytes, name: str = "file") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (paper(1), "pdf"),
        (b"\x00" * 500 + paper(1), "pdf"),
        (picture("PNG"), "png"),
        (picture("JPEG"), "jpeg"),
        (picture("WEBP"), "webp"),
        (picture("TIFF"), "tiff"),
        (zip_of(DOCX), "docx"),
        (zip_of({"mimetype": b"application/vnd.oasis.opendocument.text"}), "odt"),
        (zip_of({"OFD.xml": b"<ofd/>"}), "ofd"),
        (zip_of({"a.txt": b"a"}), "zip"),
        (zip_of(DOCX)[:60], "zip"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + b"\x00\x00", "encrypted"),
        (OLE, ""),
        (b"", ""),
        (b"MZ", "program"),
    ],
)
def test_kinds(tmp_path: Path, content: bytes, kind: str) -> None:
    assert kind_of(lying(tmp_path, content)) == kind


def code_of(path: Path) -> str:
    with pytest.raises(BadFile) as caught:
        check_package(path)
    return caught.value.code


def test_a_sound_package_passes(tmp_path: Path) -> None:
    check_package(lying(tmp_path, zip_of(DOCX)))


def test_a_zip_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    path = lying(tmp_path, zip_bomb())
    assert path.stat().st_size < 400_000
    assert kind_of(path) == "docx"
    assert code_of(path) == "document.zip_bomb"


def test_a_ratio_that_only_a_bomb_has_is_refused_below_the_size(tmp_path: Path) -> None:
    assert code_of(lying(tmp_path, zip_of(DOCX | {"word/x": bytes(20_000_000)}))) == "document.zip_bomb"


def test_a_directory_too_large_to_read_is_refused_unread(tmp_path: Path) -> None:
    content = bytearray(zip_of(DOCX))
    struct.pack_into("<I", content, len(content) - 22 + 12, 500_000_000)
    path = lying(tmp_path, bytes(content))
    assert kind_of(path) == "zip"
    assert code_of(path) == "document.zip_bomb"


def test_macros_passwords_and_broken_packages_are_refused(tmp_path: Path) -> None:
    assert code_of(lying(tmp_path, zip_of(DOCX | {"word/vbaProject.bin": b"x"}))) == "document.has_macros"
    assert code_of(lying(tmp_path, zip_of(DOCX)[:-30])) == "document.broken"
    content = bytearray(zip_of(DOCX))
    with zipfile.ZipFile(lying(tmp_path, bytes(content))) as package:
        start = package.start_dir
    content[start + 8] |= 1
    assert code_of(lying(tmp_path, bytes(content))) == "document.encrypted"
