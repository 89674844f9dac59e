"""Compiles a typst template with data to PDF; no character of the data can break it."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import structlog
import typst

from core.reports.coverage import characters_of, fonts_in

log = structlog.get_logger()

ROOT = Path(__file__).parents[2]
COMMON_FONTS = ROOT / "static" / "vendor" / "fonts"
SYSTEM_FONTS = Path("/usr/share/fonts")
SUBSTITUTE = "〓"
"""The printers' mark for a character that no fount has."""

INVISIBLE = ("Cc", "Cf", "Cs")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A PDF and the characters for which no font was found; they stand in it as 〓."""

    content: bytes
    missing: tuple[str, ...]


def compile_pdf(
    template: Path,
    data: Mapping[str, Any],
    *,
    timestamp: datetime,
    pdf_a: bool = True,
    attachments: Mapping[str, str] | None = None,
) -> bytes:
    """The PDF alone; see `compile_report`."""
    return compile_report(template, data, timestamp=timestamp, pdf_a=pdf_a, attachments=attachments).content


def compile_report(
    template: Path,
    data: Mapping[str, Any],
    *,
    timestamp: datetime,
    pdf_a: bool = True,
    attachments: Mapping[str, str] | None = None,
) -> Compiled:
    """Set `template` (a .typ file of this tree) with `data`, which it reads with `#let data = report-data()`.

    `data` is plain JSON. `attachments` (name → text) are embedded, which makes it PDF/A-3 instead of PDF/A-2. The same
    input, timestamp and fonts give the same bytes. Fonts are taken from instance/fonts (see `use_fonts`), then from the
    vendored ones; a character that none of them has, from the system's fonts, else 〓 stands for it and is reported.
    """
    compiler, missing = _compiler(template, data, attachments or {})
    standard: Literal["a-2u", "a-3u", "1.7"] = ("a-3u" if attachments else "a-2u") if pdf_a else "1.7"
    content = compiler.compile(format="pdf", pdf_standards=standard, timestamp=int(timestamp.timestamp()))
    assert isinstance(content, bytes)
    return Compiled(content, tuple(missing))


def compile_svg(template: Path, data: Mapping[str, Any]) -> str:
    """The first page of `template` as SVG, its characters as outlines; fonts and missing characters as in `compile_report`."""
    compiler, _ = _compiler(template, data, {})
    content = compiler.compile(format="svg")
    assert isinstance(content, bytes)
    return content.decode()


def _compiler(
    template: Path, data: Mapping[str, Any], attachments: Mapping[str, str]
) -> tuple[typst.Compiler, list[str]]:
    """A compiler that has everything, and the characters for which there is no font."""
    wanted = _characters(data)
    hidden = {ord(char): None for char in wanted if _is_hidden(char)}
    shown = {ord(char) for char in wanted if not char.isspace()} - hidden.keys()
    folders = _folders_for(shown)
    missing = [chr(code) for code in sorted(shown - _covered(folders))]
    if missing:
        log.warning("glyphs_missing", characters=[f"U+{ord(c):04X}" for c in missing])
    table = {ord(char): SUBSTITUTE for char in missing} | hidden
    inputs = {
        "data": json.dumps(_translated(data, table), ensure_ascii=False),
        "attachments": json.dumps(dict(attachments), ensure_ascii=False),
    }
    return typst.Compiler(str(template), root=str(ROOT), font_paths=_load(folders), sys_inputs=inputs), missing


_own_fonts: Path | None = None


def use_fonts(folder: Path) -> None:
    """Prefer the fonts in `folder` (an installation's licensed 仿宋 or 小标宋), which need not exist."""
    global _own_fonts
    _own_fonts = folder


def _folders_for(codes: set[int]) -> tuple[Path, ...]:
    """The system's fonts join in only where they have a character that the others lack: they are slow to look through."""
    folders = (COMMON_FONTS,) if _own_fonts is None else (_own_fonts, COMMON_FONTS)
    lacking = codes - _covered(folders)
    return (*folders, SYSTEM_FONTS) if lacking and lacking & _covered((SYSTEM_FONTS,)) else folders


@cache
def _load(folders: tuple[Path, ...]) -> typst.Fonts:
    paths = [str(f) for f in folders if f.is_dir()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


@cache
def _covered(folders: tuple[Path, ...]) -> frozenset[int]:
    """The code points that fonts in the folders have; what the system's fonts keep for private use means nothing here."""
    own = frozenset().union(*(characters_of(p) for p in fonts_in([f for f in folders if f != SYSTEM_FONTS])))
    if SYSTEM_FONTS not in folders:
        return own
    others = frozenset().union(*(characters_of(path) for path in fonts_in([SYSTEM_FONTS])))
    return own | {code for code in others if unicodedata.category(chr(code)) != "Co"}


def _characters(value: object) -> set[str]:
    if isinstance(value, str):
        return set(value)
    if isinstance(value, Mapping):
        return set().union(*(_characters(v) for v in value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(_characters(v) for v in value))
    return set()


def _is_hidden(char: str) -> bool:
    """Control characters, direction marks, variation selectors: left out, so that none changes how a name reads."""
    selects = 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF
    return char != "\n" and (selects or unicodedata.category(char) in INVISIBLE)


def _translated(value: object, table: Mapping[int, str | None]) -> object:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, Mapping):
        return {k: _translated(v, table) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_translated(v, table) for v in value]
    return value
