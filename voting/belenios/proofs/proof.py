"""One proof: a challenge and the response to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from voting.belenios.canonical import Json, items, record
from voting.belenios.numbers import exponent


@dataclass(frozen=True, slots=True)
class Proof:
    """Two numbers modulo q (section 4.3)."""

    challenge: int
    response: int

    def to_json(self) -> Json:
        """Section 4.3."""
        return {"challenge": str(self.challenge), "response": str(self.response)}


def read_proof(value: Json, where: str) -> Proof:
    """A proof whose numbers are in range (section 4.3)."""
    fields = record(value, where, ("challenge", "response"))
    challenge = exponent(fields["challenge"], f"{where}, challenge")
    return Proof(challenge, exponent(fields["response"], f"{where}, response"))


def read_proofs(value: Json, where: str) -> tuple[Proof, ...]:
    """A list of proofs (section 4.12)."""
    return tuple(read_proof(one, f"{where} {i}") for i, one in enumerate(items(value, where), 1))


def write_proofs(proofs: Iterable[Proof]) -> Json:
    """A list of proofs (section 4.12)."""
    return [proof.to_json() for proof in proofs]
