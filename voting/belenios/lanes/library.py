"""The compiled arithmetic, if this machine has it and it proves itself on numbers that are known."""

import logging
from collections.abc import Iterator, Sequence
from ctypes import CDLL, Array, PyDLL, c_char, c_char_p, c_size_t, c_uint32, create_string_buffer
from functools import cache
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from threading import Lock
from typing import Final

from voting.belenios.group import G, P, Q, number, power

LOG = logging.getLogger(__name__)
COMPILED: Final = Path(__file__).with_name("powers.so")
LOADING: Final = Lock()
LIMB, LIMBS, BYTES, EXPONENT_BYTES, LANES = 28, 74, 256, 32, 4

Pair = tuple[int, int]
Asked = tuple[Pair, Sequence[int]]
"""Two bases, 0 ≤ base < p, and the exponents that both are raised to, 0 ≤ exponent < 2^256."""

NOTHING: Final[Asked] = ((number(1), number(1)), ())


class Library:
    """The functions of powers.c for the modulus p; no two may be made at a time.

    What takes a millisecond lets other threads run, a look-up does not: to get the interpreter back would take longer.
    Raises OSError where the file cannot be loaded or run here.
    """

    def __init__(self, path: Path) -> None:
        self._code = CDLL(str(path))
        self._code.powers.argtypes = (c_size_t, c_char_p, c_char_p, c_char_p)
        self._code.prepare.argtypes = (c_char_p, c_char_p, c_uint32)
        self._code.table_size.restype = c_size_t
        self._short = PyDLL(str(path))
        if not self._code.supported():
            raise OSError("this processor lacks what was compiled")
        r = number(1) << (LIMB * LIMBS)
        inverse = -pow(int(P), -1, 1 << LIMB) % (1 << LIMB)
        self._code.prepare(_bytes(P, BYTES), _bytes(r * r % P, BYTES), inverse)

    def powers(self, asked: Sequence[Asked]) -> list[list[Pair]]:
        """For each pair of bases its powers, in the order of its exponents."""
        order = sorted(range(len(asked)), key=lambda i: len(asked[i][1]))
        found: dict[int, list[Pair]] = {}
        for one, other in zip_longest(order[::2], order[1::2]):
            pairs = [asked[one], NOTHING if other is None else asked[other]]
            first, second = self._two(pairs)
            found[one] = first[: len(asked[one][1])]
            if other is not None:
                found[other] = second
        return [found[i] for i in range(len(asked))]

    def table(self, base: int) -> "Table":
        """A table for a base that is used again and again, 0 ≤ base < p."""
        room = create_string_buffer(self._code.table_size())
        self._code.fill_table(room, _bytes(base, BYTES))
        return Table(self._short, room)

    def _two(self, pairs: Sequence[Asked]) -> tuple[list[Pair], list[Pair]]:
        most = max(len(exponents) for _, exponents in pairs)
        bases = b"".join(_bytes(base, BYTES) for both, _ in pairs for base in both)
        padded = (exponent for _, exponents in pairs for exponent in (*exponents, *[0] * (most - len(exponents))))
        room = create_string_buffer(most * LANES * BYTES)
        if not self._code.powers(most, bases, b"".join(_bytes(one, EXPONENT_BYTES) for one in padded), room):
            raise MemoryError
        powers = list(_numbers(room.raw))
        return (
            list(zip(powers[::LANES], powers[1::LANES], strict=True)),
            list(zip(powers[2::LANES], powers[3::LANES], strict=True)),
        )


class Table:
    """All powers base^(value·256^place) that the digits of an exponent in base 256 may ask for."""

    def __init__(self, code: PyDLL, room: Array[c_char]) -> None:
        self._code = code
        self._room = room

    def power(self, exponent: int) -> int:
        """base^exponent for a public exponent, 0 ≤ exponent < 2^256 (section 5.1)."""
        result = create_string_buffer(BYTES)
        self._code.table_power(self._room, _bytes(exponent, EXPONENT_BYTES), result)
        return next(_numbers(result.raw))


def _bytes(value: int, length: int) -> bytes:
    return value.to_bytes(length, "little")


def _numbers(raw: bytes) -> Iterator[int]:
    """What `powers` wrote, which may be p itself for zero."""
    for start in range(0, len(raw), BYTES):
        yield number(int.from_bytes(raw[start : start + BYTES], "little")) % P


def proves_itself(library: Library) -> bool:
    """Does it give the powers that are known by other arithmetic?"""
    asked: list[Asked] = [((G, P - 1), (Q, Q - 1, 2**256 - 1)), ((power(G, 5), number(2)), (0, 1, 0x1234567 << 200))]
    known = [[(power(a, e), power(b, e)) for e in exponents] for (a, b), exponents in asked]
    return library.powers(asked) == known and library.table(G).power(Q - 1) == power(G, Q - 1)


def _is_what_was_made(path: Path) -> bool:
    """Do the compiled file and its source have the hashes that set-up noted? A damaged file would end the process."""
    noted = path.with_suffix(".sum")
    if not noted.exists():
        return False
    lines = {tuple(line.split()) for line in noted.read_text(encoding="ascii", errors="replace").splitlines()}
    files = (path.with_suffix(".c"), path)
    return lines == {(sha256(file.read_bytes()).hexdigest(), file.name) for file in files if file.exists()}


def lanes() -> Library | None:
    """The library, or None where it was not compiled or does not fit this machine."""
    with LOADING:
        return load(COMPILED)


@cache
def load(path: Path) -> Library | None:
    """The library in this file, if set-up made it of the source beside it and it is good."""
    if not path.exists():
        return None
    if not _is_what_was_made(path):
        LOG.warning("compiled arithmetic is not used: set-up did not make it of this source; say: make lanes")
        return None
    try:
        library = Library(path)
    except OSError as error:
        LOG.warning("compiled arithmetic is not used: %s", error)
        return None
    if not proves_itself(library):
        LOG.error("compiled arithmetic is not used: it does not give the right powers (%s)", path)
        return None
    return library
