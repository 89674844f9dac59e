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

_RUN = re.compile(r'<g transform="matrix\(1 0 0 -1 ([-\d.]+) ([-\d.]+)\)">(.*?)</g>', re.DOTALL)
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
    for left, _, content in _RUN.findall(svg):
        for name, x, y, colour in _USE.findall(content):
            at = float(left) + float(x)
            if colour != "000000":
                width = max(width, at)
            else:
                parts.append(_drawn(shapes.get(name, ""), at, float(y)))
    return Outline(text, width, b"".join(parts) + b"f")


def _drawn(shape: str, x: float, y: float) -> bytes:
    """An SVG path as operators of PDF, moved by (x, y)."""
    return "".join(f"{' '.join(_short(n) for n in numbers)} {name}\n".lstrip() for name, numbers in _steps(shape, x, y)).encode()


def _steps(shape: str, x: float, y: float) -> Iterator[tuple[str, list[float]]]:
    """Absolute operators m, l, c and h; the origin of the path lies at (x, y)."""
    origin = start = at = (x, y)
    for letter, rest in _STEP.findall(shape):
        given = [float(number) for number in rest.split()]
        base = at if letter.islower() else origin
        kind = letter.lower()
        if kind == "z":
            at = start
            yield "h", []
            continue
        if kind in "hv":
            given = [given[0], at[1] - base[1]] if kind == "h" else [at[0] - base[0], given[0]]
            kind = "l"
        points = [(base[0] + a, base[1] + b) for a, b in zip(given[::2], given[1::2], strict=True)]
        if kind == "q":
            points = _cubic(at, *points)
        before, at = at, points[-1]
        if kind == "m":
            start = at
            if at == before == origin:  # typst begins every path so
                continue
        yield {"m": "m", "l": "l"}.get(kind, "c"), [number for point in points for number in point]


def _cubic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """A quadratic curve as PDF knows curves."""
    first = tuple(s + 2 / 3 * (c - s) for s, c in zip(start, control, strict=True))
    second = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
    return [(first[0], first[1]), (second[0], second[1]), end]


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
