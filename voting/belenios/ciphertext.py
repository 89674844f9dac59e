"""ElGamal ciphertexts, and what their maker knows about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from voting.belenios.canonical import Json, record
from voting.belenios.chance import Source, exponent
from voting.belenios.group import G, P, Q, number, power, power_secret
from voting.belenios.numbers import residue


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """A pair (α, β) (section 4.3)."""

    alpha: int
    beta: int

    def __mul__(self, other: "Ciphertext") -> "Ciphertext":
        return Ciphertext(self.alpha * other.alpha % P, self.beta * other.beta % P)

    def weighted(self, weight: int) -> "Ciphertext":
        """The ciphertext counted `weight` times (section 4.16)."""
        return self if weight == 1 else Ciphertext(power(self.alpha, weight), power(self.beta, weight))

    def to_json(self) -> Json:
        """Section 4.3."""
        return {"alpha": str(self.alpha), "beta": str(self.beta)}


def read_ciphertext(value: Json, where: str) -> Ciphertext:
    """A ciphertext whose numbers are in range; the subgroup is checked with its powers (section 4.3)."""
    fields = record(value, where, ("alpha", "beta"))
    return Ciphertext(residue(fields["alpha"], f"{where}, alpha"), residue(fields["beta"], f"{where}, beta"))


def product(ciphertexts: Iterable[Ciphertext]) -> Ciphertext:
    """The pointwise product; of nothing, (1, 1) (section 4.16)."""
    result = Ciphertext(number(1), number(1))
    for ciphertext in ciphertexts:
        result = result * ciphertext
    return result


@dataclass(frozen=True, slots=True)
class Opening:
    """What the voter knows of a ciphertext: α = g^r, β = y^r·g^m."""

    r: int
    m: int


def encrypt(y: int, m: int, source: Source) -> tuple[Ciphertext, Opening]:
    """Encrypt the value m under the election key (section 4.11.1)."""
    r = exponent(source)
    return Ciphertext(power_secret(G, r), power_secret(y, r) * power_secret(G, m) % P), Opening(r, m)


def opening_of_product(openings: Iterable[Opening]) -> Opening:
    """What is known of a product from what is known of its factors (section 4.13)."""
    known = list(openings)
    return Opening(sum(one.r for one in known) % Q, sum(one.m for one in known))
