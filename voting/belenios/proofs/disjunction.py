"""Proofs that at least one of several ciphertexts holds the value claimed for it, without saying which."""

from collections.abc import Callable, Sequence

from voting.belenios.chance import Source, exponent
from voting.belenios.ciphertext import Opening
from voting.belenios.climbing import Powers
from voting.belenios.group import G, P, Q, power_secret
from voting.belenios.proofs.proof import Proof
from voting.belenios.public_key import PublicKey

Challenge = Callable[[Sequence[int]], int]
Claim = tuple[Powers, int]
KnownClaim = tuple[Opening, int]


def holds(key: PublicKey, claims: Sequence[Claim], proofs: Sequence[Proof], challenge: Challenge) -> bool:
    """Recompute the commitments and compare their hash with the sum of the challenges (sections 4.12, 4.13.3)."""
    commitments: list[int] = []
    for (ciphertext, value), proof in zip(claims, proofs, strict=True):
        commitments += _commitment(key, ciphertext, value, proof)
    return challenge(commitments) == sum(proof.challenge for proof in proofs) % Q


def _commitment(key: PublicKey, ciphertext: Powers, value: int, proof: Proof) -> tuple[int, int]:
    """A = g^response·α^challenge and B = y^response·(β/g^value)^challenge."""
    alpha, beta = ciphertext.powers(proof.challenge)
    a = key.g_table.power(proof.response) * alpha % P
    b = key.y_table.power(proof.response) * beta % P
    if value:
        b = b * key.g_table.power(-value * proof.challenge % Q) % P
    return a, b


def prove(
    y: int, claims: Sequence[KnownClaim], true_one: int, challenge: Challenge, source: Source
) -> tuple[Proof, ...]:
    """Prove that claim number `true_one` holds, and pretend the others (sections 4.12, 4.13)."""
    proofs = [Proof(exponent(source), exponent(source)) for _ in claims]
    commitments: list[int] = []
    for i, ((opening, value), proof) in enumerate(zip(claims, proofs, strict=True)):
        if i == true_one:
            w = proof.response
            commitments += (power_secret(G, w), power_secret(y, w))
        else:
            commitments += _pretended(y, opening, value, proof)
    others = sum(proof.challenge for i, proof in enumerate(proofs) if i != true_one)
    mine = (challenge(commitments) - others) % Q
    response = (proofs[true_one].response - claims[true_one][0].r * mine) % Q
    proofs[true_one] = Proof(mine, response)
    return tuple(proofs)


def _pretended(y: int, opening: Opening, value: int, proof: Proof) -> tuple[int, int]:
    """What the checker will compute for a pretended claim; with r known it needs powers of g and y only."""
    e = proof.response + opening.r * proof.challenge
    shift = power_secret(G, (opening.m - value) * proof.challenge)
    return power_secret(G, e), power_secret(y, e) * shift % P
