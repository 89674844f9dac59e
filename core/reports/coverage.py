"""Which characters a font file has, read from its cmap table (OpenType, formats 4 and 12, collections too)."""

import struct
from functools import cache
from pathlib import Path

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


@cache
def characters_of(path: Path) -> frozenset[int]:
    """The code points for which the font file has a glyph; empty for a file that is no font."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
            if head[:4] == b"ttcf":
                file.seek(12)
                (start,) = struct.unpack(">I", file.read(4))
            elif head[:4] in (b"\0\1\0\0", b"OTTO", b"true"):
                start = 0
            else:
                return frozenset()
            file.seek(start + 4)
            (count,) = struct.unpack(">H", file.read(2))
            file.seek(start + 12)
            for _ in range(count):
                tag, _sum, offset, length = struct.unpack(">4sIII", file.read(16))
                if tag == b"cmap":
                    file.seek(offset)
                    return _characters(file.read(length))
    except (OSError, struct.error):
        pass
    return frozenset()


def fonts_in(folders: list[Path]) -> list[Path]:
    """All font files below the folders."""
    return [
        p for folder in folders if folder.is_dir() for p in sorted(folder.rglob("*")) if p.suffix.lower() in SUFFIXES
    ]


def _characters(table: bytes) -> frozenset[int]:
    found: set[int] = set()
    (count,) = struct.unpack_from(">H", table, 2)
    for index in range(count):
        (offset,) = struct.unpack_from(">I", table, 4 + 8 * index + 4)
        (version,) = struct.unpack_from(">H", table, offset)
        if version == 4:
            found |= _format_4(table, offset)
        elif version == 12:
            found |= _format_12(table, offset)
    return frozenset(found)


def _format_4(table: bytes, at: int) -> set[int]:
    (double,) = struct.unpack_from(">H", table, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", table, at + 16 + 2 * double)
    offsets_at = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    found = set()
    for index, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", table, offsets_at + 2 * index + offset + 2 * (code - start))
                if glyph == 0:
                    continue
            if (glyph + delta) & 0xFFFF:
                found.add(code)
    return found


def _format_12(table: bytes, at: int) -> set[int]:
    (count,) = struct.unpack_from(">I", table, at + 12)
    found: set[int] = set()
    for index in range(count):
        start, end, glyph = struct.unpack_from(">III", table, at + 16 + 12 * index)
        found.update(range(start if glyph else start + 1, end + 1))
    return found
