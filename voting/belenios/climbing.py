"""The powers of an answer's ciphertexts that its proofs ask for: all at once in lanes, or one by one from ladders."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from voting.belenios.ciphertext import Ciphertext
from voting.belenios.group import Q
from voting.belenios.ladder import Ladder, ProductLadder
from voting.belenios.lanes.library import Library, Pair, lanes

MOST_FACTORS = 3
"""Of a product of more, squares cost less than the factors' rungs."""


class Powers(Protocol):
    """The powers of a ciphertext's α and β."""

    def powers(self, exponent: int) -> Pair:
        """α and β to one of the public exponents that were asked for."""


class OwnPowers(Powers, Protocol):
    """Those of a ciphertext that somebody sent."""

    def members(self) -> tuple[bool, bool]:
        """Is α, is β in the subgroup? (section 5.1)"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A ciphertext and the challenges of the proofs about it."""

    ciphertext: Ciphertext
    challenges: Sequence[int]


def climb(choices: Sequence[Asked], total: Asked, factors: slice) -> tuple[Sequence[OwnPowers], Powers]:
    """The powers of the choices, and those of the `total`, which is the product of the choices in `factors`."""
    library = lanes()
    if library:
        return _in_lanes(library, choices, total)
    climbed = [Climbed(choice.ciphertext) for choice in choices]
    return climbed, climb_product(total.ciphertext, climbed[factors])


class Laddered:
    """The ladders from which several powers of a ciphertext's α and β are taken cheaply; both are of one kind."""

    alpha: Ladder | ProductLadder
    beta: Ladder | ProductLadder

    def powers(self, exponent: int) -> Pair:
        """α and β to any public exponent."""
        rows = self.alpha.digits(exponent)
        return self.alpha.climb(rows), self.beta.climb(rows)


class Climbed(Laddered):
    """A ciphertext with ladders of its own."""

    alpha: Ladder
    beta: Ladder

    def __init__(self, ciphertext: Ciphertext) -> None:
        self.alpha = Ladder(ciphertext.alpha)
        self.beta = Ladder(ciphertext.beta)

    def members(self) -> tuple[bool, bool]:
        """Is α, is β in the subgroup? (section 5.1)"""
        return self.alpha.is_member(), self.beta.is_member()


class ClimbedProduct(Laddered):
    """The product of a few ciphertexts, with ladders made of theirs."""

    def __init__(self, factors: Sequence[Climbed]) -> None:
        self.alpha = ProductLadder([factor.alpha for factor in factors])
        self.beta = ProductLadder([factor.beta for factor in factors])


def climb_product(total: Ciphertext, factors: Sequence[Climbed]) -> Powers:
    """The ladders of the product of these factors, which is `total`, in the cheaper way."""
    return ClimbedProduct(factors) if 1 <= len(factors) <= MOST_FACTORS else Climbed(total)


class Known:
    """Powers that were taken together."""

    def __init__(self, exponents: Sequence[int], powers: Sequence[Pair]) -> None:
        self._known = dict(zip(exponents, powers, strict=True))

    def powers(self, exponent: int) -> Pair:
        """α and β to this exponent, one of those asked for."""
        return self._known[exponent]

    def members(self) -> tuple[bool, bool]:
        """Is α, is β in the subgroup? (section 5.1)"""
        alpha, beta = self._known[Q]
        return alpha == 1, beta == 1


def _in_lanes(library: Library, choices: Sequence[Asked], total: Asked) -> tuple[Sequence[OwnPowers], Powers]:
    exponents = [*([*choice.challenges, Q] for choice in choices), total.challenges]
    pairs = [(one.ciphertext.alpha, one.ciphertext.beta) for one in (*choices, total)]
    powers = library.powers(list(zip(pairs, exponents, strict=True)))
    known = [Known(of, found) for of, found in zip(exponents, powers, strict=True)]
    return known[:-1], known[-1]
