"""What a file is by its content, and whether its name says so."""

import pytest

from documents.rules.faults import SENTENCES, BadFile
from documents.rules.filetype import (
    NAMES,
    OLE,
    READABLE,
    SUFFIXES,
    check_attachment,
    check_readable,
    has_macros,
    kind_of_head,
    kind_of_ole,
    kind_of_zip,
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n" * 400 + b"%PDF-1.4", "pdf"),
        (b"x" * 1024 + b"%PDF-1.4", ""),
        (b"PK\x03\x04rest", "zip"),
        (OLE + b"rest", "ole"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"II*\x00", "tiff"),
        (b"MM\x00*", "tiff"),
        (b"MZ\x90\x00 %PDF-1.4", "program"),
        (b"\x7fELF", "program"),
        (b"#!/bin/sh", "program"),
        ("普通文字".encode(), ""),
        (b"", ""),
    ],
)
def test_kinds_by_their_first_bytes(head: bytes, kind: str) -> None:
    assert kind_of_head(head) == kind


@pytest.mark.parametrize(
    ("names", "mimetype", "kind"),
    [
        ({"[Content_Types].xml", "word/document.xml"}, "", "docx"),
        ({"[Content_Types].xml", "xl/workbook.xml"}, "", "xlsx"),
        ({"[Content_Types].xml", "ppt/presentation.xml"}, "", "pptx"),
        ({"[Content_Types].xml"}, "", "zip"),
        ({"word/document.xml"}, "", "zip"),
        ({"mimetype"}, "application/vnd.oasis.opendocument.text", "odt"),
        ({"mimetype"}, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
        ({"mimetype"}, "application/epub+zip", "zip"),
        ({"OFD.xml", "Doc_0/Document.xml"}, "", "ofd"),
    ],
)
def test_kinds_of_zips(names: set[str], mimetype: str, kind: str) -> None:
    assert kind_of_zip(names, mimetype) == kind


@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("Book", "xls"),
        ("PowerPoint Document", "ppt"),
        ("EncryptedPackage", "encrypted"),
        ("Contents", ""),
    ],
)
def test_kinds_of_old_office_files(stream: str, kind: str) -> None:
    assert kind_of_ole(OLE + bytes(600) + stream.encode("utf-16-le") + bytes(64)) == kind


def test_macros() -> None:
    assert has_macros(["word/document.xml", "word/vbaProject.bin"])
    assert has_macros(["Basic/Standard/Module1.xml"])
    assert not has_macros(["word/document.xml"])


@pytest.mark.parametrize("kind", sorted(READABLE))
def test_each_readable_kind_goes_under_its_suffixes_alone(kind: str) -> None:
    for suffix in SUFFIXES[kind]:
        check_readable(kind, f"报告.{suffix.upper()}")
    check_readable(kind, "没有后缀")
    others = [suffix for other, suffixes in SUFFIXES.items() if other != kind for suffix in suffixes]
    for suffix in others:
        with pytest.raises(BadFile):
            check_readable(kind, f"报告.{suffix}")


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        ("pdf", "病毒.exe", "document.program"),
        ("program", "报告.pdf", "document.program"),
        ("docx", "报告.pdf", "document.not_what_it_says"),
        ("", "报告.pdf", "document.not_what_it_says"),
        ("", "笔记.txt", "document.unknown_kind"),
        ("zip", "全部.zip", "document.unknown_kind"),
        ("zip", "报告.docx", "document.not_what_it_says"),
        ("encrypted", "报告.docx", "document.encrypted"),
        ("ofd", "公文.ofd", "document.ofd_is_attachment"),
    ],
)
def test_refusals_of_files(kind: str, name: str, code: str) -> None:
    with pytest.raises(BadFile) as caught:
        check_readable(kind, name)
    assert caught.value.code == code
    assert SENTENCES[code] % caught.value.params


def test_beside_a_document_anything_goes_but_programs() -> None:
    for kind, name in (("ofd", "公文.ofd"), ("zip", "a.zip"), ("", "数据.csv"), ("xlsx", "表.xlsx")):
        check_attachment(kind, name)
    for kind, name in (("program", "a.pdf"), ("", "a.bat"), ("pdf", "a.exe")):
        with pytest.raises(BadFile, match="program"):
            check_attachment(kind, name)


def test_each_kind_has_a_name() -> None:
    assert set(SUFFIXES) == set(NAMES)
