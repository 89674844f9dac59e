"""Proofs that a ciphertext holds one of several values."""

from collections.abc import Sequence

from voting.belenios.chance import Source
from voting.belenios.ciphertext import Ciphertext, Opening
from voting.belenios.climbing import Powers
from voting.belenios.hashing import listed, to_exponent
from voting.belenios.proofs.disjunction import Challenge, holds, prove
from voting.belenios.proofs.proof import Proof
from voting.belenios.public_key import PublicKey


def check_interval(
    key: PublicKey,
    statement: str,
    ciphertext: Ciphertext,
    climbed: Powers,
    values: Sequence[int],
    proofs: Sequence[Proof],
) -> bool:
    """Does the ciphertext hold one of the values? (section 4.12)"""
    claims = [(climbed, value) for value in values]
    return holds(key, claims, proofs, _challenge(statement, ciphertext))


def prove_interval(
    y: int, statement: str, ciphertext: Ciphertext, opening: Opening, values: Sequence[int], source: Source
) -> tuple[Proof, ...]:
    """Prove that the ciphertext holds one of the values; a lie makes a proof that fails (section 4.12)."""
    true_one = values.index(opening.m) if opening.m in values else 0
    claims = [(opening, value) for value in values]
    return prove(y, claims, true_one, _challenge(statement, ciphertext), source)


def _challenge(statement: str, ciphertext: Ciphertext) -> Challenge:
    prefix = f"prove|{statement}|{ciphertext.alpha},{ciphertext.beta}|"
    return lambda commitments: to_exponent(prefix + listed(commitments))
