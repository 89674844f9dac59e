"""What a word is in the search, where words stand in a text, and what is shown around them.

An ideograph is a word by itself, so that every two characters of a text can be looked for; letters and digits make words in
runs. Words are compared without case, width and accents (NFKD), punctuation and line ends lie between words and count for
nothing.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_QUERY = 100
"""Characters of a query."""

BEFORE, AFTER = 12, 48
"""Characters of a snippet before its first hit, and from there on."""

PAGES_OF_VERSION = 4096
"""Numbers of the index that are kept for the pages of one version."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A hit: the characters from `start` up to `end`."""

    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    return map(Word, *_parsed(text))


def spaced(text: str) -> str:
    """The words of a text with a space between them, as they are indexed."""
    return " ".join(_parsed(text)[0])


def _parsed(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words of a text, where they start and where they end."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kind = ""
    for place, char in enumerate(text):
        folded, now = _folded(char)
        if now == "ideograph":
            words.append(folded)
            starts.append(place)
            ends.append(place + 1)
        elif now == "mark" and kind:  # belongs to the character before
            if ends[-1] == place:
                ends[-1] = place + 1
            continue
        elif now and now == kind:
            words[-1] += folded
            ends[-1] = place + 1
        elif now and now != "mark":
            words.append(folded)
            starts.append(place)
            ends.append(place + 1)
        kind = now
    return words, starts, ends


def phrases_of(query: str) -> list[tuple[str, ...]]:
    """The phrases that a query asks for: what stands between its spaces, each as its words; empty for none."""
    parts = (tuple(word.text for word in words_of(part)) for part in query.split())
    return list(dict.fromkeys(part for part in parts if part))


def hits_in(text: str, phrases: Sequence[tuple[str, ...]]) -> list[Span]:
    """Where the phrases stand in a text, in order, never one in another."""
    words, starts, ends = _parsed(text)
    found: list[tuple[int, int]] = []
    for phrase in phrases:
        at, length = -1, len(phrase)
        while (at := _index(words, phrase[0], at + 1)) >= 0:
            if words[at : at + length] == list(phrase):
                found.append((starts[at], -ends[at + length - 1]))
    found.sort()
    spans: list[Span] = []
    for start, end in found:
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, -end))
    return spans


def snippet_of(text: str, hits: Sequence[Span]) -> list[tuple[str, bool]]:
    """What stands around the first hit, in pieces, each with whether it is a hit; line ends are taken out."""
    first = hits[0].start if hits else 0
    begin, end = max(0, first - BEFORE), min(len(text), first + AFTER)
    pieces: list[tuple[str, bool]] = []
    at = begin
    for hit in hits:
        if hit.start >= end:
            break
        stop = min(hit.end, max(end, hits[0].end))
        pieces += [(_flat(text[at : hit.start]), False), (_flat(text[hit.start : stop]), True)]
        at = stop
    pieces.append((_flat(text[at:end]), False))
    pieces = [piece for piece in pieces if piece[0]]
    if begin > 0:
        pieces.insert(0, ("…", False))
    if max(end, at) < len(text.rstrip()):
        pieces.append(("…", False))
    return pieces


def _index(words: list[str], word: str, start: int) -> int:
    try:
        return words.index(word, start)
    except ValueError:
        return -1


def _flat(text: str) -> str:
    return "".join(text.split("\n"))


@lru_cache(maxsize=65536)
def _folded(char: str) -> tuple[str, str]:
    """A character as it is compared, and what it is: ideograph, letters, digits, mark, or nothing that counts (empty)."""
    plain = "".join(
        one
        for one in unicodedata.normalize("NFKD", char).casefold()
        if unicodedata.category(one)[0] in "LNC" and one.strip()
    )
    if not plain:
        return "", "mark" if unicodedata.category(char)[0] == "M" else ""
    if unicodedata.category(plain[0]) in ("Cc", "Cf", "Cs"):
        return "", ""
    if _is_ideograph(ord(plain[0])):
        return plain, "ideograph"
    return plain, "digits" if plain[0].isdigit() else "letters"


def _is_ideograph(code: int) -> bool:
    """Whether it is written without spaces: Chinese characters, kana, and what fonts keep for private use."""
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xE000 <= code <= 0xFAFF
        or 0x16FE0 <= code <= 0x18DFF
        or 0x1B000 <= code <= 0x1B2FF
        or code >= 0x20000
    )
