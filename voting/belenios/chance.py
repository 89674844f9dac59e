"""Chance is handed in: a source draws one number from 0 up to, not including, a bound."""

from collections.abc import Callable
from secrets import randbelow
from typing import Final

from voting.belenios.group import Q, number

Source = Callable[[int], int]

SECURE: Final[Source] = randbelow


def exponent(source: Source) -> int:
    """A fresh exponent, uniform modulo q (section 4.2)."""
    return number(source(int(Q)))
