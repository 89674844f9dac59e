"""Strokes as PDF's path operators: a pen's as wide as it was pressed, a highlighter's all of one width."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

COLOURS = {
    "red": (0.82, 0.10, 0.13),
    "blue": (0.11, 0.31, 0.72),
    "black": (0.11, 0.11, 0.10),
    "green": (0.08, 0.48, 0.27),
    "yellow": (1.0, 0.85, 0.23),
    "orange": (1.0, 0.62, 0.18),
}
"""As static/js/tablet/reader/notes/strokes.js has them."""

STEP = 0.25
"""Points: widths that differ by less are drawn as one."""

Place = tuple[float, float]


def stroke_content(kind: str, data: Mapping[str, Any]) -> str:
    """What draws a stroke in the page's points, y downwards, with round caps and joins."""
    flat: Sequence[float] = data["points"]
    places = [(flat[n], flat[n + 1]) for n in range(0, len(flat), 3)]
    pressures = list(flat[2::3])
    red, green, blue = COLOURS[data["colour"]]
    colour = f"{red:g} {green:g} {blue:g} RG"
    width = float(data["width"])
    if kind == "marker" or len(set(pressures)) == 1:
        return f"{colour} {width:g} w {_path(places)} S"
    return f"{colour} {_pressed(places, pressures, width)}"


def _pressed(places: Sequence[Place], pressures: Sequence[float], width: float) -> str:
    """Runs of nearly the same width, each a path that begins where the one before ends."""
    widths = [max(STEP, round(width * (0.5 + pressure) * 1.35 / STEP) * STEP) for pressure in pressures]
    parts, begin = [], 0
    for at in range(1, len(places)):
        last = at == len(places) - 1
        if last or widths[at + 1] != widths[at]:
            parts.append(f"{widths[at]:g} w {_path(places[begin : at + 1])} S")
            begin = at
    return " ".join(parts) if parts else f"{widths[0]:g} w {_path(places)} S"


def _path(places: Sequence[Place]) -> str:
    """A smooth line through all places (Catmull-Rom); a single place is a dot."""
    x, y = places[0]
    if len(places) == 1:
        return f"{x:g} {y:g} m {x:g} {y:g} l"
    around = [places[0], *places, places[-1]]
    parts = [f"{x:g} {y:g} m"]
    for n, (here, there) in enumerate(pairwise(places)):
        before, after = around[n], around[n + 3]
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        parts.append(" ".join(f"{value:.2f}" for point in (first, second, there) for value in point) + " c")
    return " ".join(parts)
