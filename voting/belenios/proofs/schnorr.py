"""Proofs that one knows the secret behind a public key, bound to a statement: keys, ballots, messages."""

from voting.belenios.chance import Source, exponent
from voting.belenios.fixed_base import generator
from voting.belenios.group import NAME, G, P, Q, power, power_secret
from voting.belenios.hashing import to_exponent
from voting.belenios.proofs.proof import Proof


def prove_possession(secret: int, source: Source) -> Proof:
    """Prove that one has the private key of a trustee's public key (section 4.5)."""
    return _prove(_possession(power_secret(G, secret)), secret, source)


def check_possession(public: int, proof: Proof) -> bool:
    """Did the maker of the proof have the private key? (section 4.5)"""
    return _check(_possession(public), public, proof)


def sign_ballot(signed_hash: str, secret: int, source: Source) -> Proof:
    """Sign the hash of a ballot with a credential (section 4.14)."""
    return _prove(f"sig|{signed_hash}|", secret, source)


def check_ballot_signature(signed_hash: str, credential: int, proof: Proof) -> bool:
    """Was the hash signed with this credential? (section 4.14)"""
    return _check(f"sig|{signed_hash}|", credential, proof)


def sign_message(message: str, secret: int, source: Source) -> Proof:
    """Sign a message between trustees (section 4.6.1)."""
    return _prove(f"sigmsg|{message}|", secret, source)


def check_message_signature(message: str, verification: int, proof: Proof) -> bool:
    """Was the message signed with this verification key? (section 4.6.1)"""
    return _check(f"sigmsg|{message}|", verification, proof)


def _possession(public: int) -> str:
    return f"pok|{NAME}|{public}|"


def _prove(prefix: str, secret: int, source: Source) -> Proof:
    w = exponent(source)
    challenge = to_exponent(f"{prefix}{power_secret(G, w)}")
    return Proof(challenge, (w - secret * challenge) % Q)


def _check(prefix: str, public: int, proof: Proof) -> bool:
    commitment = generator().power(proof.response) * power(public, proof.challenge) % P
    return to_exponent(f"{prefix}{commitment}") == proof.challenge
