"""Proofs about a vote that may be blank: never both blank and a choice, and either blank or the right number."""

from collections.abc import Sequence

from voting.belenios.chance import Source
from voting.belenios.ciphertext import Opening
from voting.belenios.climbing import Powers
from voting.belenios.hashing import listed, to_exponent
from voting.belenios.proofs.disjunction import Challenge, holds, prove
from voting.belenios.proofs.proof import Proof
from voting.belenios.public_key import PublicKey


def check_blank(key: PublicKey, statement: str, blank: Powers, total: Powers, proofs: Sequence[Proof]) -> bool:
    """Is it not blank, or is nothing chosen? (section 4.13.3, blank_proof)"""
    return holds(key, [(blank, 0), (total, 0)], proofs, _challenge("bproof0", statement))


def prove_blank(y: int, statement: str, blank: Opening, total: Opening, source: Source) -> tuple[Proof, ...]:
    """Prove that the vote is not blank or that nothing is chosen (section 4.13, blank_proof)."""
    claims = [(blank, 0), (total, 0)]
    return prove(y, claims, 1 if blank.m else 0, _challenge("bproof0", statement), source)


def check_blank_or_interval(
    key: PublicKey, statement: str, blank: Powers, total: Powers, values: Sequence[int], proofs: Sequence[Proof]
) -> bool:
    """Is it blank, or is the number chosen one of the values? (section 4.13.3, overall_proof)"""
    claims = [(blank, 1), *((total, value) for value in values)]
    return holds(key, claims, proofs, _challenge("bproof1", statement))


def prove_blank_or_interval(
    y: int, statement: str, blank: Opening, total: Opening, values: Sequence[int], source: Source
) -> tuple[Proof, ...]:
    """Prove that the vote is blank or that the number chosen is one of the values (section 4.13, overall_proof)."""
    claims = [(blank, 1), *((total, value) for value in values)]
    true_one = values.index(total.m) + 1 if not blank.m and total.m in values else 0
    return prove(y, claims, true_one, _challenge("bproof1", statement), source)


def _challenge(name: str, statement: str) -> Challenge:
    return lambda commitments: to_exponent(f"{name}|{statement}|{listed(commitments)}")
