"""Fast public powers of a base that is used again and again: a table."""

from functools import cache
from typing import Final, Protocol

from voting.belenios.group import G, P, number
from voting.belenios.lanes.library import lanes

BITS: Final = 256


class Table(Protocol):
    """What a base's powers are looked up in."""

    def power(self, exponent: int) -> int:
        """base^exponent for a public exponent, 0 ≤ exponent < 2^256 (section 5.1)."""


def table(base: int, window: int = 8) -> Table:
    """A table for this base: compiled, or of `window` bits a look-up."""
    library = lanes()
    return library.table(base) if library else FixedBase(base, window)


class FixedBase:
    """All powers base^(digit·2^(window·place)), so that a power costs one multiplication a place."""

    def __init__(self, base: int, window: int = 8) -> None:
        self.window = window
        self.rows: list[list[int]] = []
        step = number(base)
        for _ in range(-(-BITS // window)):
            row = [number(1)]
            for _ in range((1 << window) - 1):
                row.append(row[-1] * step % P)
            self.rows.append(row)
            step = row[-1] * step % P

    def power(self, exponent: int) -> int:
        """base^exponent for a public exponent, 0 ≤ exponent < 2^256 (section 5.1)."""
        window, mask, rest, result, p = self.window, (1 << self.window) - 1, int(exponent), number(1), P
        for row in self.rows:
            digit = rest & mask
            if digit:
                result = result * row[digit] % p
            rest >>= window
        return result


@cache
def generator(window: int = 8) -> Table:
    """The table of the generator g (section 5.1)."""
    return table(G, window)
