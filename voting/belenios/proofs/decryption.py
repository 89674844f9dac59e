"""Proofs that a decryption factor is the trustee's own work: log_g(X) = log_α(factor)."""

from voting.belenios.chance import Source, exponent
from voting.belenios.group import G, P, Q, power, power_secret
from voting.belenios.hashing import to_exponent
from voting.belenios.proofs.proof import Proof


def prove_decryption(fingerprint: str, secret: int, public: int, alpha: int, source: Source) -> Proof:
    """Prove that alpha^secret was computed with the secret of `public` (section 4.18)."""
    w = exponent(source)
    challenge = _challenge(fingerprint, public, power_secret(G, w), power_secret(alpha, w))
    return Proof(challenge, (w - secret * challenge) % Q)


def check_decryption(fingerprint: str, public: int, alpha: int, factor: int, proof: Proof) -> bool:
    """Is the factor alpha to the secret of `public`? (section 4.18)"""
    a = power(G, proof.response) * power(public, proof.challenge) % P
    b = power(alpha, proof.response) * power(factor, proof.challenge) % P
    return _challenge(fingerprint, public, a, b) == proof.challenge


def _challenge(fingerprint: str, public: int, a: int, b: int) -> int:
    return to_exponent(f"decrypt|{fingerprint}|{public}|{a},{b}")
