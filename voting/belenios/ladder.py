"""Fast public powers of a base that has only a few exponents: its squares, climbed by the digits of each exponent.

The squares cost more than all the rest, so everything that is asked about one base is climbed on one ladder; the places
of an exponent's digits are found once for all bases that it is used on.
"""

from collections.abc import Sequence
from typing import ClassVar, Final

from voting.belenios.group import P, Q, number

BITS: Final = 256
WIDTH: Final = 4
NIBBLES: Final = bytes.maketrans(b"0123456789abcdef", bytes(range(1 << WIDTH)))
ROW_OF: Final = {format(digit, "04b")[::-1]: digit // 2 for digit in range(1, 1 << WIDTH, 2)}

Rows = Sequence[Sequence[int]]
"""The places at which each digit stands, from the smallest digit up."""


def odd_digits(exponent: int) -> Rows:
    """The exponent as Σ digit·2^place with digits 1, 3, …, 15: about 51 places (0 ≤ exponent < 2^256)."""
    rows: list[list[int]] = [[] for _ in ROW_OF]
    bits = format(int(exponent), "b")[::-1] + "0" * WIDTH
    place = bits.find("1")
    while place >= 0:
        rows[ROW_OF[bits[place : place + WIDTH]]].append(place)
        place = bits.find("1", place + WIDTH)
    return rows


def nibbles(exponent: int) -> Rows:
    """The exponent as Σ digit·16^place with digits 1, 2, …, 15: about 60 places (0 ≤ exponent < 2^256)."""
    rows: list[list[int]] = [[] for _ in range(1 << WIDTH)]
    digits = format(int(exponent), "x").encode().translate(NIBBLES)[::-1]
    for place, digit in enumerate(digits):
        rows[digit].append(place)
    return rows[1:]


MEMBERSHIP: Final = odd_digits(Q)


class Ladder:
    """The powers base^(2^i): 255 squares, from which each further power costs about 58 multiplications."""

    digits: ClassVar = staticmethod(odd_digits)

    def __init__(self, base: int) -> None:
        rung, p = number(base), P
        self.rungs = [rung]
        for _ in range(BITS - 1):
            rung = rung * rung % p
            self.rungs.append(rung)

    def climb(self, rows: Rows) -> int:
        """The power whose exponent has these `digits`: the rungs of digit 2k+1 go into k squares and once beside them."""
        rungs, p = self.rungs, P
        running, result = number(1), number(1)
        for row in rows[:0:-1]:
            for place in row:
                running = running * rungs[place] % p
            result = result * running % p
        for place in rows[0]:
            running = running * rungs[place] % p
        return result * result % p * running % p

    def power(self, exponent: int) -> int:
        """base^exponent for a public exponent, 0 ≤ exponent < 2^256 (section 5.1)."""
        return self.climb(odd_digits(exponent))

    def is_member(self) -> bool:
        """Is the base in the subgroup? (section 5.1)"""
        return 0 < self.rungs[0] < P and self.climb(MEMBERSHIP) == 1


class ProductLadder:
    """The powers base^(16^i) of a product whose factors have ladders: no squares, and about 73 multiplications a power."""

    digits: ClassVar = staticmethod(nibbles)

    def __init__(self, factors: Sequence[Ladder]) -> None:
        p = P
        self.rungs = factors[0].rungs[::WIDTH]
        for factor in factors[1:]:
            self.rungs = [mine * its % p for mine, its in zip(self.rungs, factor.rungs[::WIDTH], strict=True)]

    def climb(self, rows: Rows) -> int:
        """The power whose exponent has these `digits`: the rungs of a digit go into as many factors of the result."""
        rungs, p = self.rungs, P
        running, result = number(1), number(1)
        for row in reversed(rows):
            for place in row:
                running = running * rungs[place] % p
            result = result * running % p
        return result

    def power(self, exponent: int) -> int:
        """base^exponent for a public exponent, 0 ≤ exponent < 2^256 (section 5.1)."""
        return self.climb(nibbles(exponent))
