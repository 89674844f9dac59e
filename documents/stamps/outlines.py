"""The outlines of a watermark's lines: what a font would draw, as paths, in whatever font has the characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.reports.compile import compile_svg

TEMPLATE = Path(__file__).parent / "lines.typ"
EM = 100
"""Units of an em in outlines."""

KEPT = 4096
"""How many lines are kept: those of all readers of a few halls."""

_RUN = re.compile(r'<g transform="matrix\(1 0 0 -1 ([-\d.]+) [-\d.]+\)">(.*?)</g>', re.DOTALL)
_USE = re.compile(r'<use xlink:href="#(\w+)" x="([-\d.]+)" y="([-\d.]+)" fill="#(\w+)"')
_SYMBOL = re.compile(r'<symbol id="(\w+)"[^>]*><path d="([^"]*)"')
_STEP = re.compile(r"([MmLlHhVvQqCcZz])([^A-Za-z]*)")


@dataclass(frozen=True, slots=True)
class Outline:
    """A line as PDF path operators, from its start on the base line at (0, 0); `width` in EM-ths of an em."""

    text: str
    width: float
    path: bytes


@lru_cache(maxsize=KEPT)
def outline_of(text: str) -> Outline:
    """The outline of one line of text; a character that no font has is drawn as 〓 and still read as what it is."""
    svg = compile_svg(TEMPLATE, {"lines": [text]})
    shapes = dict(_SYMBOL.findall(svg))
    width, parts = 0.0, []
    for left, content in _RUN.findall(svg):
        for name, x, y, colour in _USE.findall(content):
            at = float(left) + float(x)
            if colour != "000000":
                width = max(width, at)
            elif name in shapes:
                parts.append(f"q 1 0 0 1 {_short(at)} {_short(float(y))} cm\n{_glyph(shapes[name])}f Q\n")
    return Outline(text, width, "".join(parts).encode())


@lru_cache(maxsize=KEPT)
def _glyph(shape: str) -> str:
    """An SVG path as PDF's operators."""
    return "".join(f"{' '.join(map(_short, numbers))} {name}\n" for name, numbers in _steps(shape))


def _steps(shape: str) -> Iterator[tuple[str, list[float]]]:
    """Operators m, l, c and h with absolute coordinates."""
    start = at = (0.0, 0.0)
    for letter, rest in _STEP.findall(shape):
        kind = letter.lower()
        if kind == "z":
            at = start
            yield "h", []
            continue
        points = list(_points(letter, [float(number) for number in rest.split()], at))
        if kind == "q":
            points = _cubic(at, *points)
        at = points[-1]
        if kind == "m":
            start = at
        if letter != "M":  # with which typst begins every path, at its origin
            yield "m" if kind == "m" else "l" if kind in "lhv" else "c", [n for point in points for n in point]


def _points(letter: str, given: list[float], at: tuple[float, float]) -> Iterator[tuple[float, float]]:
    base = at if letter.islower() else (0.0, 0.0)
    if letter in "hH":
        yield base[0] + given[0], at[1]
    elif letter in "vV":
        yield at[0], base[1] + given[0]
    else:
        yield from ((base[0] + x, base[1] + y) for x, y in zip(given[::2], given[1::2], strict=True))


def _cubic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """A quadratic curve as PDF knows curves."""
    first = tuple(s + 2 / 3 * (c - s) for s, c in zip(start, control, strict=True))
    second = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
    return [(first[0], first[1]), (second[0], second[1]), end]


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
