"""Where on a page the watermark stands: slanting lines in a lattice over all that is seen of it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]

SLANT = math.radians(24)
SIZE = 15.0
"""Points of the name's characters on a page of A4; the time below it is smaller."""

SMALL = 0.72
LEADING = 1.25
APART = 3.8
"""From one row to the next, in heights of a stamp."""

GAP = 4.0
"""Between two stamps of a row, in ems."""

A4 = 595.0
LEAST, MOST = 0.3, 4.0
"""How much smaller or larger the characters may be on pages of odd sizes."""

FEW = 200
"""The most stamps of a page: on a long strip they stand further apart."""


@dataclass(frozen=True, slots=True)
class Box:
    """The part of a page that is seen, in its own points, and by how many degrees it is turned when seen."""

    left: float
    bottom: float
    width: float
    height: float
    turned: int = 0

    @property
    def seen_size(self) -> tuple[float, float]:
        """Width and height as they are seen."""
        return (self.height, self.width) if self.turned in (90, 270) else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp: the matrices that put its name and its time in place; a unit is an em."""

    name: Matrix
    time: Matrix


def upright(box: Box) -> Matrix:
    """From the page as it is seen, its lower left corner at (0, 0), to its own points."""
    right, top = box.left + box.width, box.bottom + box.height
    return {
        0: (1, 0, 0, 1, box.left, box.bottom),
        90: (0, 1, -1, 0, right, box.bottom),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, box.left, top),
    }[box.turned]


def stamps(size: tuple[float, float], name: float, time: float) -> Iterator[Stamp]:
    """The stamps of a page that is seen in this size (points); `name` and `time` are the lines' widths in their own ems.

    There is always one in the middle; the others lie around it, each row shifted by half against the next.
    """
    width, height = size
    em = SIZE * min(MOST, max(LEAST, min(width, height) / A4))
    long = max(name * em, time * em * SMALL)
    step, row = long + GAP * em, APART * (1 + LEADING * SMALL) * em
    reach = math.hypot(width, height) / 2 + long
    spread = max(1.0, math.sqrt(width * height / (step * row) / FEW))
    step, row = step * spread, row * spread
    cosine, sine = math.cos(SLANT), math.sin(SLANT)
    for line in range(-int(reach / row) - 1, int(reach / row) + 2):
        for place in range(-int(reach / step) - 1, int(reach / step) + 2):
            along, across = (place + (line % 2) / 2) * step, line * row
            x, y = width / 2 + along * cosine - across * sine, height / 2 + along * sine + across * cosine
            if -long / 2 < x < width + long / 2 and -long / 2 < y < height + long / 2:
                yield Stamp(
                    _placed(em, x, y, -name * em / 2, 0, cosine, sine),
                    _placed(em * SMALL, x, y, -time * em * SMALL / 2, -LEADING * em * SMALL, cosine, sine),
                )


def _placed(em: float, x: float, y: float, along: float, across: float, cosine: float, sine: float) -> Matrix:
    """Characters of `em` points, turned, `along` and `across` their line from (x, y)."""
    left, bottom = x + along * cosine - across * sine, y + along * sine + across * cosine
    return (em * cosine, em * sine, -em * sine, em * cosine, left, bottom)
