"""Looks into a file for what it is, without trusting its name, and refuses what must not be unpacked."""

import mmap
import struct
import zipfile
from pathlib import Path

from documents.rules.faults import BadFile
from documents.rules.filetype import HEAD, has_macros, kind_of_head, kind_of_ole, kind_of_zip
from documents.rules.limits import PARTS, RATIO, UNPACKED

MIMETYPE = 200
"""Bytes of the part that names an OpenDocument's type."""

END = 66_000
"""Bytes at the end of a zip within which its directory's end stands."""

DIRECTORY = 8 * 1024 * 1024
"""Bytes of a zip's directory: an office file's has a few kB."""

LARGE = 10 * 1024 * 1024
"""Unpacked bytes below which a ratio, however high, is harmless."""


def kind_of(path: Path) -> str:
    """The kind of a file by its content; empty where it is nothing known; `ole` never comes back."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    kind = kind_of_head(head)
    if kind == "ole":
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as streams:
            return kind_of_ole(streams)
    if kind == "zip":
        return _kind_of_zip(path)
    return kind


def check_package(path: Path) -> None:
    """Refuse an office file that unpacks to too much, brings macros or is broken; nothing is unpacked here."""
    if not _small_directory(path):
        raise BadFile("document.zip_bomb")
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BadFile("document.broken") from error
    unpacked = sum(part.file_size for part in parts)
    ratio = unpacked / max(1, path.stat().st_size)
    if len(parts) > PARTS or unpacked > UNPACKED or (unpacked > LARGE and ratio > RATIO):
        raise BadFile("document.zip_bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise BadFile("document.encrypted")
    if has_macros([part.filename for part in parts]):
        raise BadFile("document.has_macros")


def _small_directory(path: Path) -> bool:
    """Whether a zip's directory is one that may be read into memory: its end tells how large it is."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - END))
        end = file.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or at + 20 > len(end):
        return True  # no zip at all: whoever opens it says so
    count, size = struct.unpack_from("<HI", end, at + 10)
    return bool(count < 0xFFFF and size <= DIRECTORY)


def _kind_of_zip(path: Path) -> str:
    if not _small_directory(path):
        return "zip"
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            mimetype = ""
            if "mimetype" in names:
                with package.open("mimetype") as part:
                    mimetype = part.read(MIMETYPE).decode("ascii", "replace").strip()
            return kind_of_zip(set(names), mimetype)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        return "zip"
