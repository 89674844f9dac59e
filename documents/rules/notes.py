"""What a note may be, which of two changes counts, and where notes go when a paper gets a new version.

Places are in points of the page as it is seen, from its upper left corner. The data of a note:

- ink, marker: `{points: [x, y, pressure, …], colour, width}`, pressure from 0 to 1, width in points;
- text: `{x, y, text, colour}`;
- bookmark: `{label}`, a page has one.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from core.errors import Refused

KINDS = ("ink", "marker", "text", "bookmark")
COLOURS = ("red", "blue", "black", "green", "yellow", "orange")
LONGEST_STROKE = 4000
"""The most points of a stroke: half a minute of writing without a stop."""

LONGEST_TEXT = 2000
LONGEST_LABEL = 60
WIDEST = 40.0
"""Points."""

MOST_NOTES = 5000
"""Of one person on one version."""

MOST_BYTES = 4 * 1024 * 1024
"""Of one person on one version, as JSON: some 1,500 pages of handwriting."""

MARGIN = 2.0
"""Points by which a stroke may leave its page: a pen at the edge."""

ID = re.compile(r"[0-9a-z-]{8,36}")
FAR_AHEAD = 2**53
"""A moment in milliseconds that no clock shows and a device can still write."""


@dataclass(frozen=True, slots=True)
class NoteIn:
    """A note as a device sends it; `changed` is the device's moment of change in milliseconds since 1970."""

    id: str
    page: int
    kind: str
    data: Mapping[str, Any]
    changed: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of the same note already."""

    changed: int
    gone: bool
    data: Mapping[str, Any]


def checked(note: NoteIn, sizes: Sequence[Sequence[float]]) -> NoteIn:
    """The note with nothing in it but what its kind has; Refused where it cannot be shown on a page of these sizes."""
    if not ID.fullmatch(note.id):
        raise _bad("id")
    if note.kind not in KINDS:
        raise _bad("kind")
    if not 1 <= note.page <= len(sizes):
        raise Refused("note.no_such_page", "文件没有第%(page)s页，这条批注没有保存", status=400, page=note.page)
    if not 0 <= note.changed < FAR_AHEAD:
        raise _bad("changed")
    width, height = sizes[note.page - 1]
    data = {} if note.gone else _DATA[note.kind](note.data, (float(width), float(height)))
    return NoteIn(note.id, note.page, note.kind, data, note.changed, note.gone)


def counts(incoming: NoteIn, held: Held | None) -> bool:
    """Whether a change is newer than what is known; of two at the same moment the removal counts, else the first."""
    if held is None:
        return True
    if incoming.changed != held.changed:
        return incoming.changed > held.changed
    return incoming.gone and not held.gone


def size_of(data: Mapping[str, Any]) -> int:
    """How much room the data take, in bytes."""
    return len(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def check_room(notes: int, size: int) -> None:
    """Refuse more notes, or larger ones, than one person may have on one version."""
    if notes > MOST_NOTES:
        raise Refused("note.too_many", "这份文件上的批注已达%(most)s条，请删除一些再写", most=MOST_NOTES)
    if size > MOST_BYTES:
        raise Refused("note.too_large", "这份文件上的批注太多，已经放不下了，请删除一些再写")


def carried_pages(
    before: Mapping[int, str],
    now: Mapping[int, str],
    sizes: tuple[Sequence[Sequence[float]], Sequence[Sequence[float]]],
) -> dict[int, int]:
    """Where each page's notes go: to the page of the new version with the same text and size, the nearest by number.

    `before` and `now` are the texts by page, `sizes` the pages' sizes of both. A page without text, or whose text has
    changed, is left out: its notes are offered to the reader, not placed.
    """
    places: dict[str, list[int]] = {}
    for page, text in now.items():
        places.setdefault(_bare(text), []).append(page)
    found: dict[int, int] = {}
    for page, text in before.items():
        words = _bare(text)
        same = [other for other in places.get(words, []) if _same_size(sizes[0][page - 1], sizes[1][other - 1])]
        if words and same:
            found[page] = min(same, key=lambda other: (abs(other - page), other))
    return found


def drawn(notes: Iterable[NoteIn]) -> list[NoteIn]:
    """What is to be seen, in the order in which it lies: marker below ink, ink below text; bookmarks last."""
    order = {"marker": 0, "ink": 1, "text": 2, "bookmark": 3}
    return sorted((n for n in notes if not n.gone), key=lambda n: (n.page, order[n.kind], n.changed, n.id))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _same_size(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= 1 for a, b in zip(one, other, strict=True))


def _stroke(data: Mapping[str, Any], page: tuple[float, float]) -> dict[str, Any]:
    points = data.get("points")
    if not isinstance(points, list) or len(points) % 3 or not 3 <= len(points) <= 3 * LONGEST_STROKE:
        raise _bad("points")
    if not all(_is_number(value) for value in points):
        raise _bad("points")
    for place in range(0, len(points), 3):
        _check_place(points[place], points[place + 1], page)
        if not 0 <= points[place + 2] <= 1:
            raise _bad("points")
    width = data.get("width")
    if not _is_number(width) or not 0.2 <= width <= WIDEST:
        raise _bad("width")
    return {"points": [round(value, 2) for value in points], "colour": _colour(data), "width": round(width, 2)}


def _text(data: Mapping[str, Any], page: tuple[float, float]) -> dict[str, Any]:
    x, y, text = data.get("x"), data.get("y"), data.get("text")
    if not _is_number(x) or not _is_number(y) or not isinstance(text, str) or not text.strip():
        raise _bad("text")
    if len(text) > LONGEST_TEXT:
        raise Refused("note.text_too_long", "文字批注最多%(most)s字，请缩短", status=400, most=LONGEST_TEXT)
    _check_place(x, y, page)
    return {"x": round(x, 2), "y": round(y, 2), "text": text.strip(), "colour": _colour(data)}


def _bookmark(data: Mapping[str, Any], page: tuple[float, float]) -> dict[str, Any]:
    label = data.get("label", "")
    if not isinstance(label, str) or len(label) > LONGEST_LABEL:
        raise _bad("label")
    return {"label": label.strip()}


_DATA = {"ink": _stroke, "marker": _stroke, "text": _text, "bookmark": _bookmark}


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and -FAR_AHEAD < value < FAR_AHEAD


def _check_place(x: float, y: float, page: tuple[float, float]) -> None:
    if not (-MARGIN <= x <= page[0] + MARGIN and -MARGIN <= y <= page[1] + MARGIN):
        raise Refused("note.outside", "批注超出了页面，没有保存", status=400)


def _colour(data: Mapping[str, Any]) -> str:
    colour = data.get("colour")
    if colour not in COLOURS:
        raise _bad("colour")
    return str(colour)


def _bad(field: str) -> Refused:
    return Refused("note.invalid", "这条批注的内容有误（%(field)s），没有保存", status=400, field=field)
