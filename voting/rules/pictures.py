"""What a picture of an option may be, told from its bytes alone: a whole JPEG, PNG or WebP of a size tablets load at once.

Only the structure is read (markers, chunks, sizes), never the pixels, so that no library has to decode what a stranger
made. A file must end where its format says: nothing can hide behind it, and a cut-off one is noticed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from core.errors import Refused

Kind = Literal["image/jpeg", "image/png", "image/webp"]

MAX_BYTES = 600_000
"""The largest picture that is kept; the desk's page makes it smaller before it is sent."""

MAX_SIDE = 2000
"""The most pixels of width or height: a small file may unfold to more than a tablet can hold."""

SUFFIXES: dict[str, str] = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers of a frame (SOF), which carry its size."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be kept; `width` and `height` in pixels."""

    content: bytes
    kind: Kind
    width: int
    height: int


class _Broken(Exception):
    """The file is not whole."""


def read_picture(content: bytes) -> Picture:
    """The picture, checked; refused with `picture.*` where it cannot be kept."""
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1000
        raise Refused("picture.too_large", "图片超过%(limit)sKB，请缩小后再上传", status=413, limit=limit)
    kind = _kind(content)
    try:
        width, height = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp}[kind](content)
    except _Broken:
        raise Refused("picture.broken", "图片文件不完整或已损坏，请换一张图片", status=422) from None
    if max(width, height) > MAX_SIDE:
        raise Refused(
            "picture.too_many_pixels", "图片的宽和高不能超过%(limit)s像素，请缩小后再上传", status=422, limit=MAX_SIDE
        )
    return Picture(content, kind, width, height)


def _kind(content: bytes) -> Kind:
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(_PNG):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    raise Refused("picture.wrong_kind", "这个文件不是JPG、PNG或WebP图片，请换一张图片", status=415)


def _jpeg(content: bytes) -> tuple[int, int]:
    """ITU-T T.81 B.1: segments up to the scan, of which one is the frame's; EOI at the very end."""
    at, size = 2, None
    while True:
        if content[at : at + 1] != b"\xff":
            raise _Broken
        marker = _number(content, at + 1, 1)
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        length = _number(content, at + 2, 2)
        if length < 2:
            raise _Broken
        if marker in _SIZES:
            size = _number(content, at + 7, 2), _number(content, at + 5, 2)
        at += 2 + length
        if marker == 0xDA:
            break
    if size is None or at >= len(content) - 2 or not content.endswith(b"\xff\xd9"):
        raise _Broken
    return _whole(*size)


def _png(content: bytes) -> tuple[int, int]:
    """The PNG specification, 5.3: chunks with a checksum each, IHDR first, IEND last."""
    chunks = list(_png_chunks(content))
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names or len(chunks[0][1]) != 13:
        raise _Broken
    if b"acTL" in names:
        raise _moving()
    head = chunks[0][1]
    return _whole(_number(head, 0, 4), _number(head, 4, 4))


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        end = at + 8 + _number(content, at, 4)
        if _number(content, end, 4) != crc32(content[at + 4 : end]):
            raise _Broken
        yield content[at + 4 : at + 8], content[at + 8 : end]
        at = end + 4


def _webp(content: bytes) -> tuple[int, int]:
    """RFC 9649: a RIFF of chunks, the picture in VP8 (lossy) or VP8L (lossless), perhaps VP8X before it."""
    if len(content) != 8 + _number(content, 4, 4, "little"):
        raise _Broken
    chunks = list(_webp_chunks(content))
    names = {name for name, _ in chunks}
    if names & {b"ANIM", b"ANMF"}:
        raise _moving()
    sizes = {_READ_WEBP[name](body) for name, body in chunks if name in _READ_WEBP}
    if len(sizes) != 1 or not names & {b"VP8 ", b"VP8L"}:
        raise _Broken
    return _whole(*sizes.pop())


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at < len(content):
        end = at + 8 + _number(content, at + 4, 4, "little")
        if end > len(content):
            raise _Broken
        yield content[at : at + 4], content[at + 8 : end]
        at = end + end % 2


def _vp8(body: bytes) -> tuple[int, int]:
    if body[3:6] != b"\x9d\x01\x2a":
        raise _Broken
    return _number(body, 6, 2, "little") & 0x3FFF, _number(body, 8, 2, "little") & 0x3FFF


def _vp8l(body: bytes) -> tuple[int, int]:
    if body[:1] != b"\x2f":
        raise _Broken
    bits = _number(body, 1, 4, "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _vp8x(body: bytes) -> tuple[int, int]:
    return _number(body, 4, 3, "little") + 1, _number(body, 7, 3, "little") + 1


_READ_WEBP = {b"VP8 ": _vp8, b"VP8L": _vp8l, b"VP8X": _vp8x}


def _whole(width: int, height: int) -> tuple[int, int]:
    if width < 1 or height < 1:
        raise _Broken
    return width, height


def _number(content: bytes, at: int, size: int, order: Literal["big", "little"] = "big") -> int:
    part = content[at : at + size]
    if len(part) < size:
        raise _Broken
    return int.from_bytes(part, order)


def _moving() -> Refused:
    return Refused("picture.moving", "不能使用动图，请换一张静止的图片", status=422)
