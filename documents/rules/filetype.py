"""What a file is by its content, and whether that is what its name says; pure: the first bytes and a zip's names."""

from collections.abc import Collection, Mapping
from typing import Protocol

from documents.rules.faults import BadFile
from documents.rules.titles import suffix_of

HEAD = 4096
"""Bytes from the start of a file that are looked at."""

PDF_WITHIN = 1024
"""Bytes within which a PDF's header stands, after whatever a scanner or a mail program put before it."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = frozenset({"jpeg", "png", "webp", "tiff"})
PACKAGES = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
"""Office files that are zips."""

OFFICE = PACKAGES | {"doc", "xls", "ppt"}
READABLE = PICTURES | OFFICE | {"pdf"}
"""Kinds that become pages."""

NAMES: Mapping[str, str] = {
    "pdf": "PDF",
    "docx": "Word 文档",
    "xlsx": "Excel 表格",
    "pptx": "PowerPoint 演示文稿",
    "odt": "ODT 文档",
    "ods": "ODS 表格",
    "odp": "ODP 演示文稿",
    "doc": "Word 97-2003 文档",
    "xls": "Excel 97-2003 表格",
    "ppt": "PowerPoint 97-2003 演示文稿",
    "jpeg": "JPEG 图片",
    "png": "PNG 图片",
    "webp": "WebP 图片",
    "tiff": "TIFF 图片",
    "ofd": "OFD 版式文件",
    "zip": "压缩包",
    "program": "程序",
}
"""What people call each kind."""

SUFFIXES: Mapping[str, frozenset[str]] = {
    "pdf": frozenset({"pdf"}),
    "docx": frozenset({"docx"}),
    "xlsx": frozenset({"xlsx"}),
    "pptx": frozenset({"pptx"}),
    "odt": frozenset({"odt"}),
    "ods": frozenset({"ods"}),
    "odp": frozenset({"odp"}),
    "doc": frozenset({"doc", "wps"}),
    "xls": frozenset({"xls", "et"}),
    "ppt": frozenset({"ppt", "dps"}),
    "jpeg": frozenset({"jpg", "jpeg", "jpe"}),
    "png": frozenset({"png"}),
    "webp": frozenset({"webp"}),
    "tiff": frozenset({"tif", "tiff"}),
    "ofd": frozenset({"ofd"}),
    "zip": frozenset({"zip"}),
    "program": frozenset(
        {"exe", "com", "bat", "cmd", "dll", "js", "vbs", "ps1", "sh", "scr", "msi", "jar", "apk", "lnk"}
    ),
}
"""The suffixes under which each kind goes."""

_MEANT = {suffix: kind for kind, suffixes in SUFFIXES.items() for suffix in suffixes}
_MARKS = ((b"MZ", "program"), (b"\x7fELF", "program"), (b"#!", "program"), (b"\xff\xd8\xff", "jpeg"))
_LONG_MARKS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"))
_OFFICE_XML = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}


def kind_of_head(head: bytes) -> str:
    """The kind that the first HEAD bytes tell; `zip` and `ole` need a look inside; empty where nothing is known."""
    for mark, kind in _MARKS + _LONG_MARKS:
        if head.startswith(mark):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(OLE):
        return "ole"
    return "pdf" if b"%PDF-" in head[:PDF_WITHIN] else ""


def kind_of_zip(names: Collection[str], mimetype: str) -> str:
    """The kind of a zip by the names of its parts and the text of the part `mimetype`."""
    if mimetype in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[mimetype]
    if "OFD.xml" in names:
        return "ofd"
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _OFFICE_XML if any(one.startswith(folder) for one in names)), "zip")
    return "zip"


def has_macros(names: Collection[str]) -> bool:
    """Whether an office file brings programs along."""
    return any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names)


class Bytes(Protocol):
    """Bytes that may lie on disk."""

    def find(self, sub: bytes, /) -> int: ...


def kind_of_ole(streams: Bytes) -> str:
    """The kind of an old office file by the directory in its bytes; `encrypted` where a password closes a new one."""
    for name, kind in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "doc"),
        ("PowerPoint Document", "ppt"),
        ("Workbook", "xls"),
        ("Book", "xls"),
    ):
        if streams.find(name.encode("utf-16-le") + b"\x00\x00") >= 0:
            return kind
    return ""


def check_readable(kind: str, name: str) -> None:
    """Refuse what cannot become pages, and what is not what its name says; raises BadFile."""
    check_attachment(kind, name)
    if kind == "encrypted":
        raise BadFile("document.encrypted")
    if kind == "ofd":
        raise BadFile("document.ofd_is_attachment", name=name)
    meant = meant_by(name)
    if meant and meant != kind:
        raise BadFile("document.not_what_it_says", name=name, says=NAMES[meant], **{"is": NAMES.get(kind, "其他文件")})
    if kind not in READABLE:
        raise BadFile("document.unknown_kind", name=name)


def check_attachment(kind: str, name: str) -> None:
    """Refuse programs beside a document; raises BadFile."""
    if kind == "program" or meant_by(name) == "program":
        raise BadFile("document.program", name=name)


def meant_by(name: str) -> str:
    """The kind that a name's suffix promises; empty where it promises nothing known."""
    return _MEANT.get(suffix_of(name).removeprefix(".").lower(), "")
