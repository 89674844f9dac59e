"""Two versions of a text compared: sentences are matched, then the words within those that changed.

Sentences, since where a paragraph of a PDF ends is a guess; where lines break differently nothing has changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from documents.deliberation.rules.paragraphs import sentences

Kind = Literal["same", "added", "removed"]

TOKEN = re.compile(
    r"[A-Za-z]+|\d+(?:[.,:]\d+)*[%％‰]?|(?:[百千]分之[〇零一二三四五六七八九十百]|[〇零一二三四五六七八九十百千万亿]{2})"
    r"[〇零一二三四五六七八九十百千万亿]*(?:点[〇零一二三四五六七八九]+)?|\s+|.",
    re.DOTALL,
)
"""A word of letters and a figure, also one in Chinese, are whole; the rest goes by the character."""

PUNCTUATION = "，。；：、！？,.;:!?（）()《》“”"
ALIKE = 0.4
"""The share of common pairs of characters from which on two sentences are the same one, changed."""

LEAST = 4
"""The fewest characters of a line at which a sentence is cut."""

MOST_PAIRS = 10_000
"""Beyond so many pairs of sentences a stretch is compared part by part: the whole was rewritten."""

MOST_WORDS = 2_000_000
"""Beyond so many pairs of words two sentences (tables without a full stop) are not looked into."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is the same, added or removed."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the new text, or one that is gone; `state` is same, changed, added or removed."""

    state: Literal["same", "changed", "added", "removed"]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    key: str
    paragraph: int


_Row = tuple[_Unit | None, _Unit | None]


def compare(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of both texts in one order: what is not removed is `after`, what is not added is `before`."""
    old, new = _units(before), _units(after)
    rows: list[_Row] = []
    for equal, olds, news in _stretches(old, new):
        if equal:
            rows += zip(olds, news, strict=True)
            continue
        parts = _cut(olds, news), _cut(news, olds)
        for same, some, others in _stretches(*parts):
            rows += zip(some, others, strict=True) if same else _pairs(some, others)
    return _paragraphs(rows)


def count_changes(paragraphs: Sequence[Paragraph]) -> int:
    """How many places differ; what was put in the place of something else is one."""
    places = 0
    for paragraph in paragraphs:
        changed = False
        for piece in paragraph.pieces:
            places += piece.kind != "same" and not changed
            changed = piece.kind != "same"
    return places


def _stretches(old: list[_Unit], new: list[_Unit]) -> Iterator[tuple[bool, list[_Unit], list[_Unit]]]:
    """Stretches of both in turn, with whether they are the same."""
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield tag == "equal", old[a:b], new[c:d]


def _cut(units: list[_Unit], others: list[_Unit]) -> list[_Unit]:
    """Cut a sentence where the other text only breaks the line within it, so that a break alone is no change."""
    if len(units) * len(others) > MOST_PAIRS:
        return units
    found: list[_Unit] = []
    for unit in units:
        rest = unit
        while True:
            heads = [len(o.key) for o in others if LEAST <= len(o.key) < len(rest.key) and rest.key.startswith(o.key)]
            if not heads:
                break
            head, rest = _halves(rest, max(heads))
            found.append(head)
        found.append(rest)
    return found


def _halves(unit: _Unit, length: int) -> tuple[_Unit, _Unit]:
    """The unit in two, the first with so many characters that are no spaces."""
    at = [place for place, c in enumerate(unit.text) if not c.isspace()][length]
    text, key = unit.text, unit.key
    return _Unit(text[:at], key[:length], unit.paragraph), _Unit(text[at:], key[length:], unit.paragraph)


def _units(paragraphs: Sequence[str]) -> list[_Unit]:
    return [
        _Unit(text, "".join(text.split()), place)
        for place, paragraph in enumerate(paragraphs)
        for text in sentences(paragraph)
    ]


def _pairs(old: list[_Unit], new: list[_Unit]) -> list[_Row]:
    """Match the sentences of a stretch that changed, in their order, so that the most is alike."""
    m, n = len(old), len(new)
    if not m or not n:
        return [(one, None) for one in old] + [(None, one) for one in new]
    if m * n > MOST_PAIRS and m > 1 and n > 1:
        return _pairs(old[: m // 2], new[: n // 2]) + _pairs(old[m // 2 :], new[n // 2 :])
    grams_old, grams_new = [_grams(one.key) for one in old], [_grams(one.key) for one in new]
    best = [[0.0] * (n + 1) for _ in range(m + 1)]
    like: dict[tuple[int, int], float] = {}
    for i in range(m - 1, -1, -1):
        for j in range(n - 1, -1, -1):
            here, alike = 0.0, _alike(grams_old[i], grams_new[j])
            if alike >= ALIKE:
                like[i, j] = alike
                here = alike + best[i + 1][j + 1]
            best[i][j] = max(here, best[i + 1][j], best[i][j + 1])
    rows: list[_Row] = []
    i = j = 0
    while i < m and j < n:
        alike = like.get((i, j), 0.0)
        if alike and best[i][j] == alike + best[i + 1][j + 1]:
            rows.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            rows.append((old[i], None))
            i += 1
        else:
            rows.append((None, new[j]))
            j += 1
    return rows + [(one, None) for one in old[i:]] + [(None, one) for one in new[j:]]


def _grams(key: str) -> frozenset[str]:
    return frozenset(key[at : at + 2] for at in range(max(1, len(key) - 1)))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _paragraphs(rows: list[_Row]) -> list[Paragraph]:
    """Put sentences back into paragraphs: those of the new text, and those of which all is gone."""
    kept = {old.paragraph for old, new in rows if old is not None and new is not None}
    found: list[tuple[tuple[str, int], list[Piece]]] = []
    for old, new in rows:
        place: tuple[str, int]
        if new is not None:
            place = ("new", new.paragraph)
        else:
            assert old is not None
            place = ("old", old.paragraph) if old.paragraph not in kept or not found else found[-1][0]
        if not found or found[-1][0] != place:
            found.append((place, []))
        found[-1][1].extend(_pieces(old, new))
    return [_paragraph(pieces) for _, pieces in found]


def _paragraph(pieces: list[Piece]) -> Paragraph:
    whole = _merged(pieces)
    kinds = {piece.kind for piece in whole}
    if len(kinds) > 1:
        return Paragraph("changed", whole)
    return Paragraph(next(iter(kinds), "same"), whole)


def _pieces(old: _Unit | None, new: _Unit | None) -> list[Piece]:
    if old is None or new is None:
        return [Piece("added", new.text)] if new is not None else [Piece("removed", old.text if old else "")]
    if old.key == new.key:
        return [Piece("same", new.text)]
    return words_between(old.text, new.text)


def words_between(before: str, after: str) -> list[Piece]:
    """What changed within a sentence, by words and whole stretches rather than by single characters."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) * len(new) > MOST_WORDS:
        return [Piece("removed", before), Piece("added", after)]
    edits: list[list[str]] = []  # [same, removed, added] in turn
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            edits.append(["".join(new[c:d]), "", ""])
        else:
            if not edits:
                edits.append(["", "", ""])
            edits[-1][1], edits[-1][2] = "".join(old[a:b]), "".join(new[c:d])
    _clean(edits)
    return _as_pieces([_slid(edits, at) for at in range(len(edits))])


def _clean(edits: list[list[str]]) -> None:
    """Take in what is the same between two changes where it is too little to read by."""
    at = 1
    while at < len(edits):
        same = edits[at][0]
        one, other = max(map(len, edits[at - 1][1:])), max(map(len, edits[at][1:]))
        little = len(same) <= 2 and len(same) <= max(one, other)
        held = any(c in PUNCTUATION for c in same)
        if one and other and not held and (little or 2 * len(same) <= min(one, other)):
            edits[at - 1][1] += same + edits[at][1]
            edits[at - 1][2] += same + edits[at][2]
            del edits[at]
            at = max(1, at - 1)
        else:
            at += 1


def _slid(edits: list[list[str]], at: int) -> list[str]:
    """Move an addition (or removal) that could stand a little earlier so that it begins after punctuation.

    甲、乙、丙 becomes 甲、乙、[丁、]丙 rather than 甲、乙[、丁]、丙.
    """
    same, removed, added = edits[at]
    if bool(removed) == bool(added) or at + 1 >= len(edits):
        return edits[at]
    text = removed or added
    after = edits[at + 1][0]
    if same and same[-1] in PUNCTUATION:
        return edits[at]
    if text[0] in PUNCTUATION and after and after[0] == text[0]:
        edits[at + 1][0] = after[1:]
        text, same = text[1:] + text[0], same + text[0]
    return [same, text if removed else "", text if added else ""]


def _as_pieces(edits: list[list[str]]) -> list[Piece]:
    found: list[Piece] = []
    for same, removed, added in edits:
        if same:
            found.append(Piece("same", same))
        if removed and "".join(removed.split()) == "".join(added.split()):
            found.append(Piece("same", added))
            continue
        if removed.strip():
            found.append(Piece("removed", removed))
        if added:
            found.append(Piece("added" if added.strip() else "same", added))
    return found


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one kind together; within a change what is removed stands before what is added."""
    found: list[Piece] = []
    change: dict[Kind, str] = {"removed": "", "added": ""}

    def flush() -> None:
        for kind in ("removed", "added"):
            if change[kind]:
                found.append(Piece(kind, change[kind]))
                change[kind] = ""

    for piece in pieces:
        if piece.kind != "same":
            change[piece.kind] += piece.text
            continue
        flush()
        if found and found[-1].kind == "same":
            found[-1] = Piece("same", found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    flush()
    return tuple(found)
