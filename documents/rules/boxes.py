"""Where the characters of a page stand: kept small beside its text, and asked for the lines that a hit covers."""

import struct
import zlib
from collections.abc import Iterable, Sequence

from documents.rules.search import Span

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page as it is seen."""

UNIT = 4
"""Parts of a point that are kept."""

NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
"""Of what has no place, such as the end of a line."""

MOST = 0xFFFF


def packed(boxes: Sequence[Box]) -> bytes:
    """The boxes of a text's characters, one for each."""
    numbers = [max(0, min(MOST, round(side * UNIT))) for box in boxes for side in box]
    return zlib.compress(struct.pack(f"<{len(numbers)}H", *numbers))


def unpacked(kept: bytes) -> list[Box]:
    """What `packed` was given, to a quarter of a point; nothing for what was never kept."""
    raw = zlib.decompress(kept) if kept else b""
    numbers = [number / UNIT for number in struct.unpack(f"<{len(raw) // 2}H", raw)]
    return [(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]) for at in range(0, len(numbers) - 3, 4)]


def marks_of(hits: Iterable[Span], boxes: Sequence[Box]) -> list[Box]:
    """The boxes to be marked: one for each line of each hit, whatever way its script runs."""
    marks: list[Box] = []
    for hit in hits:
        last: Box | None = None
        for box in boxes[hit.start : hit.end]:
            if box[2] <= box[0] or box[3] <= box[1]:
                continue
            if last is not None and _goes_on(last, box):
                line = marks[-1]
                marks[-1] = (min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
            else:
                marks.append(box)
            last = box
    return marks


def _goes_on(last: Box, box: Box) -> bool:
    """Whether a character stands beside the one before, or above or below it, and near: on the same line."""
    size = max(last[2] - last[0], last[3] - last[1], box[2] - box[0], box[3] - box[1])
    if abs(last[1] + last[3] - box[1] - box[3]) < 1.6 * size:
        return max(box[0] - last[2], last[0] - box[2]) < 2 * size
    return abs(last[0] + last[2] - box[0] - box[2]) < size and max(box[1] - last[3], last[1] - box[3]) < size / 2
