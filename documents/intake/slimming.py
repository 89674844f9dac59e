"""Makes a page's file light: of the large Chinese fonts it keeps the outlines that this page shows.

Only composite TrueType fonts with two-byte identity codes are made lighter, which are what Word, WPS and typst embed whole for
a document; glyph numbers stay as they are, so that nothing else need change. Whatever is unusual is left as it is.
"""

import struct
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

WORTH = 30_000
"""Bytes of a font file below which nothing is gained."""

DEEPEST = 8
"""Forms within forms that are followed."""

SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_COMPOSITE_MORE, _WORDS, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x20, 0x01, 0x08, 0x40, 0x80

Used = dict[tuple[int, int], set[int]]
"""The codes that a page shows in each font, by the font's object."""


class Unusual(Exception):
    """Something that this module does not know: the page stays as it is."""


def slim(pdf: Pdf) -> None:
    """Lighten the fonts of a PDF of one page in place."""
    try:
        page = pdf.pages[0].obj
        used: Used = defaultdict(set)
        fonts: dict[tuple[int, int], Any] = {}
        _gather(page, page.get("/Resources"), used, fonts, 0)
        for annotation in _values(page.get("/Annots")):
            for appearance in _appearances(annotation):
                _gather(appearance, appearance.get("/Resources"), used, fonts, 1)
        for key, font in fonts.items():
            _slim_font(pdf, font, used[key])
    except (Unusual, pikepdf.PdfError, struct.error, ValueError, KeyError, TypeError, IndexError):
        return


def _gather(content: Any, resources: Any, used: Used, fonts: dict[tuple[int, int], Any], depth: int) -> None:
    """Note which codes the content shows in which font, in its forms too."""
    if depth > DEEPEST:
        raise Unusual
    if not isinstance(resources, Dictionary):
        return
    named = resources.get("/Font", Dictionary())
    current: Any = None
    stack: list[Any] = []
    for instruction in pikepdf.parse_content_stream(content):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "q":
                stack.append(current)
            case "Q":
                current = stack.pop() if stack else None
            case "Tf":
                current = named.get(str(operands[0]))
                if current is not None:
                    fonts[current.objgen] = current
            case "gs":
                _refuse_font_in_state(resources, str(operands[0]))
            case word if word in SHOWS and current is not None:
                for text in _strings(operands):
                    used[current.objgen] |= {high << 8 | low for high, low in zip(text[::2], text[1::2], strict=False)}
            case _:
                continue
    for form in _forms(resources):
        _gather(form, form.get("/Resources", resources), used, fonts, depth + 1)


def _refuse_font_in_state(resources: Any, name: str) -> None:
    state = resources.get("/ExtGState", Dictionary()).get(name)
    if isinstance(state, Dictionary) and "/Font" in state:
        raise Unusual


def _strings(operands: Any) -> Iterator[bytes]:
    last = operands[-1]
    for one in last if isinstance(last, Array) else [last]:
        if isinstance(one, pikepdf.String):
            yield bytes(one)


def _forms(resources: Any) -> Iterator[Any]:
    """The contents that a page's own may draw: forms, patterns, masks; letters that are contents are unusual."""
    for one in _values(resources.get("/XObject")):
        if one.get("/Subtype") == Name.Form:
            yield one
    for one in _values(resources.get("/Pattern")):
        if isinstance(one, pikepdf.Stream):
            yield one
    for state in _values(resources.get("/ExtGState")):
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and "/G" in mask:
            yield mask.G
    for font in _values(resources.get("/Font")):
        if font.get("/Subtype") == Name.Type3:
            raise Unusual


def _appearances(annotation: Any) -> Iterator[Any]:
    for one in _values(annotation.get("/AP")):
        if isinstance(one, pikepdf.Stream):
            yield one
        else:
            yield from (each for each in _values(one) if isinstance(each, pikepdf.Stream))


def _values(holder: Any) -> list[Any]:
    if isinstance(holder, Array):
        return list(holder)
    if isinstance(holder, Dictionary):
        return [holder[key] for key in holder.keys()]  # noqa: SIM118 - a pikepdf dictionary
    return []


def _slim_font(pdf: Pdf, font: Any, codes: Collection[int]) -> None:
    """Give one font a file with these codes' outlines only, where it is of the known kind."""
    if font.get("/Subtype") != Name.Type0 or font.get("/Encoding") not in (Name("/Identity-H"), Name("/Identity-V")):
        return
    descendant = font.DescendantFonts[0]
    if descendant.get("/Subtype") != Name.CIDFontType2:
        return
    glyphs = _glyphs(descendant.get("/CIDToGIDMap", Name.Identity), codes)
    file = descendant.FontDescriptor.get("/FontFile2")
    if glyphs is None or file is None:
        return
    data = file.read_bytes()
    if len(data) < WORTH:
        return
    light = keep_glyphs(data, glyphs)
    fresh = pdf.make_stream(light)
    fresh.Length1 = len(light)
    descendant.FontDescriptor.FontFile2 = fresh


def _glyphs(mapping: Any, codes: Collection[int]) -> set[int] | None:
    if mapping == Name.Identity:
        return set(codes)
    if not isinstance(mapping, pikepdf.Stream):
        return None
    table = mapping.read_bytes()
    return {int.from_bytes(table[2 * code : 2 * code + 2], "big") for code in codes if 2 * code + 2 <= len(table)}


def keep_glyphs(data: bytes, glyphs: Collection[int]) -> bytes:
    """A TrueType file with the outlines of these glyphs, what they are composed of, and the missing glyph's, alone.

    Raises Unusual for what is no plain TrueType file.
    """
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise Unusual
    tables = _tables(data)
    if not {"glyf", "loca", "head", "maxp"} <= tables.keys():
        raise Unusual
    long_offsets = struct.unpack_from(">h", tables["head"], 50)[0] == 1
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    offsets = _offsets(tables["loca"], count, long_offsets=long_offsets)
    kept = _with_parts(tables["glyf"], offsets, {0, *glyphs})
    outlines, starts = bytearray(), []
    for glyph in range(count):
        starts.append(len(outlines))
        if glyph in kept:
            outlines += tables["glyf"][offsets[glyph] : offsets[glyph + 1]]
            outlines += bytes(-len(outlines) % 4)
    starts.append(len(outlines))
    form = ">%dI" if long_offsets else ">%dH"
    tables["glyf"] = bytes(outlines)
    tables["loca"] = struct.pack(form % len(starts), *(starts if long_offsets else [start // 2 for start in starts]))
    return _assembled(data[:4], tables)


def _tables(data: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    found = {}
    for place in range(count):
        tag, _sum, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * place)
        if start + length > len(data):
            raise Unusual
        found[tag.decode("latin-1")] = data[start : start + length]
    return found


def _offsets(loca: bytes, count: int, *, long_offsets: bool) -> list[int]:
    if long_offsets:
        return list(struct.unpack_from(f">{count + 1}I", loca))
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", loca)]


def _with_parts(glyf: bytes, offsets: list[int], glyphs: set[int]) -> set[int]:
    """The glyphs with those that they are composed of."""
    kept: set[int] = set()
    waiting = [glyph for glyph in glyphs if glyph + 1 < len(offsets)]
    while waiting:
        glyph = waiting.pop()
        if glyph in kept or glyph + 1 >= len(offsets):
            continue
        kept.add(glyph)
        waiting += _parts(glyf[offsets[glyph] : offsets[glyph + 1]])
    return kept


def _parts(outline: bytes) -> list[int]:
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    parts, at, flags = [], 10, _COMPOSITE_MORE
    while flags & _COMPOSITE_MORE:
        flags, part = struct.unpack_from(">HH", outline, at)
        parts.append(part)
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return parts


def _assembled(version: bytes, tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    largest = 1 << (count.bit_length() - 1)
    head = version + struct.pack(">HHHH", count, largest * 16, largest.bit_length() - 1, count * 16 - largest * 16)
    records, body = b"", b""
    start = len(head) + 16 * count
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        records += struct.pack(">4sIII", tag.encode("latin-1"), checksum, start + len(body), len(table))
        body += padded
    return head + records + body
