"""Pictures made by hand for tests: whole ones, and all that must be refused."""

import struct
import zlib
from typing import Any

from core.db import reading
from tests.voting.builders import poll_now
from voting.picture_store import digest_of
from voting.rules.pictures import MAX_BYTES, Picture, read_picture


def png(width: int = 40, height: int = 30, shade: int = 200, *, extra: bytes = b"") -> bytes:
    """A grey picture that any program can show; `extra` are chunks before the pixels."""
    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + pixels + chunk(b"IEND", b"")


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def jpeg(width: int = 40, height: int = 30, scan: bytes = b"\x12\x34\x56", *, frame: int = 0xC0) -> bytes:
    """The structure of a JPEG: JFIF, frame, scan."""
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
            segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"),
            segment(0xDA, b"\1\1\0\0\x3f\0"),
            scan,
            b"\xff\xd9",
        )
    )


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """A RIFF of these chunks, padded as they must be."""
    body = b"".join(n + struct.pack("<I", len(c)) + c + b"\0" * (len(c) % 2) for n, c in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def lossy(width: int = 40, height: int = 30) -> tuple[bytes, bytes]:
    """The chunk of a lossy WebP."""
    return b"VP8 ", b"\x30\x01\0\x9d\x01\x2a" + struct.pack("<HH", width, height) + b"\x55\x55"


def lossless(width: int = 40, height: int = 30) -> tuple[bytes, bytes]:
    """The chunk of a lossless WebP."""
    return b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\x55\x55\x55"


def extended(width: int = 40, height: int = 30, flags: int = 0) -> tuple[bytes, bytes]:
    """The chunk that begins an extended WebP."""
    return b"VP8X", struct.pack("<I", flags) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
LONG_PNG = png(extra=chunk(b"tEXt", b"Comment\0" + b"x" * MAX_BYTES))

REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "picture.wrong_kind"),
    "svg": (SVG, "picture.wrong_kind"),
    "html": (HTML, "picture.wrong_kind"),
    "gif": (b"GIF89a" + b"\0" * 40, "picture.wrong_kind"),
    "heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "picture.wrong_kind"),
    "pdf": (b"%PDF-1.7\n", "picture.wrong_kind"),
    "jpeg: three bytes": (b"\xff\xd8\xff", "picture.broken"),
    "jpeg: html behind the magic": (b"\xff\xd8\xff" + HTML, "picture.broken"),
    "jpeg: cut off": (jpeg()[:-2], "picture.broken"),
    "jpeg: cut off in the head": (jpeg()[:24], "picture.broken"),
    "jpeg: html after the end": (jpeg() + HTML, "picture.broken"),
    "jpeg: no frame": (jpeg(frame=0xC4), "picture.broken"),
    "jpeg: no pixels": (jpeg(scan=b""), "picture.broken"),
    "jpeg: no width": (jpeg(0, 30), "picture.broken"),
    "jpeg: a segment of no length": (b"\xff\xd8\xff\xe0\0\0" + jpeg()[6:], "picture.broken"),
    "jpeg: huge": (jpeg(2001, 30), "picture.too_many_pixels"),
    "png: cut off": (png()[:-4], "picture.broken"),
    "png: without its end": (png()[:-12], "picture.broken"),
    "png: a flipped byte": (png()[:20] + b"\x01" + png()[21:], "picture.broken"),
    "png: html after the end": (png() + HTML, "picture.broken"),
    "png: no pixels": (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + chunk(b"IEND", b""), "picture.broken"),
    "png: moving": (png(extra=chunk(b"acTL", b"\0\0\0\2\0\0\0\0")), "picture.moving"),
    "png: unfolds to a wall": (png(1, 2001), "picture.too_many_pixels"),
    "webp: cut off": (webp(lossy())[:-3], "picture.broken"),
    "webp: longer than it says": (webp(lossy()) + HTML, "picture.broken"),
    "webp: no picture": (webp(extended()), "picture.broken"),
    "webp: not VP8": (webp((b"VP8 ", b"\0" * 20)), "picture.broken"),
    "webp: two sizes": (webp(extended(41, 30), lossy()), "picture.broken"),
    "webp: moving": (webp(extended(flags=2), (b"ANIM", b"\0" * 6), lossy()), "picture.moving"),
    "webp: huge": (webp(lossless(9000, 30)), "picture.too_many_pixels"),
    "too large": (LONG_PNG, "picture.too_large"),
}
"""Files that are refused, and with which code."""


def a_picture(shade: int = 200) -> Picture:
    """A checked picture."""
    return read_picture(png(shade=shade))


def picture_of(poll_id: str, option_id: str = "p1") -> str:
    """The id of the picture that the option has now, "" for none."""
    options: list[dict[str, Any]] = poll_now(poll_id).paper["options"]
    return str(next(o["picture"] for o in options if o["id"] == option_id))


def is_kept(picture_id: str) -> bool:
    """Whether the picture is in the database."""
    with reading() as session:
        return digest_of(session, picture_id) is not None
