"""Fast public powers: a table for a base that is used again and again, a ladder for one with a few exponents."""

from functools import cache
from typing import Final

from voting.belenios.group import G, P, Q, number

BITS: Final = 256
LADDER_STEPS: Final = BITS // 4
NIBBLES: Final = bytes.maketrans(b"0123456789abcdef", bytes(range(16)))


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


class Ladder:
    """The powers base^(16^i), computed once, from which each further power costs about 73 multiplications."""

    def __init__(self, base: int) -> None:
        rung, p = number(base), P
        self.rungs = [rung]
        for _ in range(LADDER_STEPS - 1):
            rung = rung * rung % p
            rung = rung * rung % p
            rung = rung * rung % p
            rung = rung * rung % p
            self.rungs.append(rung)

    def power(self, exponent: int) -> int:
        """base^exponent for a public exponent, 0 ≤ exponent < 2^256 (section 5.1)."""
        digits = format(int(exponent), "064x").encode().translate(NIBBLES)[::-1]
        buckets: list[int | None] = [None] * 16
        p = P
        for rung, digit in zip(self.rungs, digits, strict=True):
            held = buckets[digit]
            buckets[digit] = rung if held is None else held * rung % p
        running, result = number(1), number(1)
        for held in reversed(buckets[1:]):
            if held is not None:
                running = running * held % p
            result = result * running % p
        return result

    def is_member(self) -> bool:
        """Is the base in the subgroup? (section 5.1)"""
        return 0 < self.rungs[0] < P and self.power(Q) == 1


@cache
def generator(window: int = 8) -> FixedBase:
    """The table of the generator g (section 5.1)."""
    return FixedBase(G, window)
